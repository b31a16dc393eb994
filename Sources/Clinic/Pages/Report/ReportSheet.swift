import CivilTime
import Planner

/// A bar for each part of a report, as long as it has sessions, and one for its time. No fonts or scripts from
/// elsewhere.
struct ReportSheet {
    let report: ClinicReport

    /// What a bar of sessions is made of, in its order. The colours differ for those who see few, and in grey where two
    /// of them touch (Okabe and Ito's set).
    private struct Kind {
        let name: String
        let fill: String
        let ink: String
        let count: any KeyPath<ReportFigures, Int> & Sendable
    }

    private static let kinds = [
        Kind(name: "held", fill: "#0072b2", ink: "#fff", count: \.attended),
        Kind(name: "to come", fill: "#9ad0f0", ink: "#000", count: \.toCome),
        Kind(name: "not recorded", fill: "#dddddd", ink: "#000", count: \.unrecorded),
        Kind(name: "missed", fill: "#d55e00", ink: "#fff", count: \.missed),
        Kind(name: "cancelled", fill: "#f0e442", ink: "#000", count: \.allCancelled),
    ]

    private var width: Double { tellsTime ? 860 : 640 }
    private static let (top, step, thickness) = (100.0, 28.0, 18.0)
    private static let sessions = (left: 200.0, right: 560.0)
    private static let time = (left: 660.0, right: 780.0)

    private var height: Double { Self.top + Self.step * Double(max(1, report.parts.count)) + 16 }
    private var most: Int { max(1, report.parts.map(\.figures.sessions).max() ?? 1) }
    /// Time is not split by causes.
    private var tellsTime: Bool { report.parts.contains { $0.figures.time?.utilisation != nil } }
    /// What the bars of time run to: all of it, or more where more is booked.
    private var fullTime: Double {
        report.parts.compactMap { $0.figures.time?.utilisation }.reduce(1, max)
    }

    private var heading: String {
        "Sessions from \(report.days.lowerBound) to \(report.days.upperBound) by "
            + report.split.rawValue
    }

    var svg: String {
        var drawing = SVG()
        drawing.add("rect", ["width": "100%", "height": "100%", "fill": "#fff"])
        drawing.text(heading, 16, 26, ["font-size": "16", "font-weight": "bold"])
        drawLegend(&drawing)
        drawing.text("Sessions", Self.sessions.left, 88, ["font-weight": "bold"])
        if tellsTime {
            drawing.text("Working time booked", Self.time.left, 88, ["font-weight": "bold"])
        }
        for (index, part) in report.parts.enumerated() {
            let y = Self.top + Self.step * Double(index)
            drawing.text(part.name.shortened, 16, y + 13)
            drawSessions(part.figures, y, &drawing)
            drawTime(part.figures, y, &drawing)
        }
        if report.parts.isEmpty { drawing.text("No sessions.", 16, Self.top + 13) }
        return (head + drawing.lines + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    private var head: [String] {
        let size = (SVG.number(width), SVG.number(height))
        return [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size.0) \(size.1)\" "
                + "width=\"\(size.0)\" height=\"\(size.1)\" role=\"img\" "
                + "aria-labelledby=\"title desc\" font-family=\"sans-serif\" font-size=\"12\">",
            "<title id=\"title\">\(SVG.escaped(heading))</title>",
            "<desc id=\"desc\">\(SVG.escaped(description))</desc>",
        ]
    }

    private func drawLegend(_ drawing: inout SVG) {
        var x = 16.0
        for kind in Self.kinds {
            box(x, 44, 14, kind.fill, &drawing)
            drawing.text(kind.name, x + 20, 57)
            x += 44 + 7 * Double(kind.name.count)
        }
    }

    private func drawSessions(_ figures: ReportFigures, _ y: Double, _ drawing: inout SVG) {
        var x = Self.sessions.left
        for kind in Self.kinds {
            let count = figures[keyPath: kind.count]
            guard count > 0 else { continue }
            let length =
                (Self.sessions.right - Self.sessions.left) * Double(count) / Double(most)
            box(x, y, length, kind.fill, &drawing)
            if length > 8 * Double("\(count)".count) + 4 {
                drawing.text(
                    "\(count)", x + length / 2, y + 13,
                    ["text-anchor": "middle", "fill": kind.ink])
            }
            x += length
        }
        drawing.text("\(figures.sessions)", x + 6, y + 13)
    }

    private func drawTime(_ figures: ReportFigures, _ y: Double, _ drawing: inout SVG) {
        guard tellsTime else { return }
        guard let booked = figures.time?.utilisation else {
            drawing.text("—", Self.time.left, y + 13)
            return
        }
        let whole = (Self.time.right - Self.time.left) / fullTime
        box(Self.time.left, y, whole, "#fff", &drawing)
        if booked > 0 { box(Self.time.left, y, whole * booked, "#555", &drawing) }
        let end = Self.time.left + max(whole, whole * booked)
        drawing.text("\(percent(booked)) %", end + 6, y + 13)
    }

    private func box(
        _ x: Double, _ y: Double, _ width: Double, _ fill: String, _ drawing: inout SVG
    ) {
        drawing.add(
            "rect",
            [
                "x": SVG.number(x), "y": SVG.number(y), "width": SVG.number(width),
                "height": SVG.number(Self.thickness), "fill": fill, "stroke": "#000",
                "stroke-width": "0.5",
            ])
    }

    /// The picture in sentences, for those who do not see it.
    private var description: String {
        report.parts.map { part in
            let counts = Self.kinds.map { "\(part.figures[keyPath: $0.count]) \($0.name)" }
            let used = part.figures.time?.utilisation.map {
                ", \(percent($0)) % of the time booked"
            }
            return "\(part.name): \(counts.joined(separator: ", "))\(used ?? "")."
        }.joined(separator: " ")
    }

    private func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
}

extension String {
    /// What stands beside a bar.
    fileprivate var shortened: String { count > 26 ? prefix(25) + "…" : self }
}
