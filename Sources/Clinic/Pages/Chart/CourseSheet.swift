import CivilTime
import Planner

/// Where things stand on the picture of a course, in pixels.
struct CourseSheet {
    let course: TreatmentCourse

    static let width = 800.0
    static let left = 70.0
    static let right = 776.0
    private static let top = 86.0
    private static let panelHeight = 150.0
    private static let panelStep = 192.0

    private var bottom: Double { Self.top + Double(course.panels.count) * Self.panelStep }
    private var legendTop: Double { bottom + 84 }
    var height: Double { legendTop + Double(course.plan.details.phases.count) * 17 + 34 }

    private func x(_ day: Day) -> Double {
        Self.left + course.part(day) * (Self.right - Self.left)
    }

    /// Every second phase on grey, a dashed line where one begins.
    func drawPhases(_ svg: inout SVG) {
        for (index, phase) in course.plan.details.phases.enumerated() {
            let first = x(phase.firstDay)
            let last = x(min(phase.lastDay + 1, course.through))
            if index % 2 == 1 {
                svg.add(
                    "rect",
                    [
                        "x": SVG.number(first), "y": SVG.number(Self.top - 20),
                        "width": SVG.number(max(0, last - first)),
                        "height": SVG.number(bottom + 24 - Self.top + 20), "fill": "#eee",
                    ])
            }
            let from = (first, Self.top - 20)
            svg.line(from, (first, bottom + 24), ["stroke": "#000", "stroke-dasharray": "5 3"])
            let isNarrow = last - first < 60
            svg.text(isNarrow ? "\(index + 1)" : "Phase \(index + 1)", first + 4, Self.top - 8)
        }
    }

    func draw(_ panel: TreatmentCourse.Panel, at index: Int, _ svg: inout SVG) {
        let top = Self.top + Double(index) * Self.panelStep + 26
        let sheet = PanelSheet(panel: panel, top: top, bottom: top + Self.panelHeight - 10)
        sheet.drawAxis(&svg)
        sheet.drawGoal(&svg)
        sheet.drawScores(&svg, at: x)
    }

    /// A line before the scores, so that it crosses none of them.
    func drawToday(_ svg: inout SVG) {
        if course.from < course.today, course.today < course.through {
            let now = x(course.today)
            svg.line(
                (now, Self.top), (now, bottom + 24), ["stroke": "#000", "stroke-width": "1.5"])
            svg.text(
                "today", now + (course.part(course.today) > 0.9 ? -4 : 4), Self.top + 4,
                [
                    "font-style": "italic",
                    "text-anchor": course.part(course.today) > 0.9 ? "end" : "start",
                    "stroke": "#fff", "stroke-width": "3", "paint-order": "stroke",
                ])
        }
    }

    /// Each session on its day, and the weeks and dates below.
    func drawSessions(_ svg: inout SVG) {
        let y = bottom + 10
        svg.text("Sessions", Self.left - 8, y + 4, ["text-anchor": "end", "font-size": "11"])
        for mark in course.marks { draw(mark.cell, x(mark.day), y, &svg) }
        svg.line((Self.left, bottom + 24), (Self.right, bottom + 24), ["stroke": "#000"])
        let weeks = max(1, (course.through - course.plan.details.start) / 7 + 1)
        for week in stride(from: 0, to: weeks, by: max(1, (weeks + 7) / 8)) {
            let day = course.plan.details.start + week * 7
            guard x(day) < Self.right - 50 else { continue }
            svg.line((x(day), bottom + 24), (x(day), bottom + 29), ["stroke": "#000"])
            svg.text("week \(week + 1)", x(day) + 3, bottom + 40)
            svg.text("\(day)", x(day) + 3, bottom + 54, ["fill": "#444", "font-size": "11"])
        }
    }

    /// What the marks mean, and the names of the phases.
    func drawLegend(_ svg: inout SVG) {
        let words: [(DoseCell, String)] = [
            (.delivered, "held"), (.booked, "booked"), (.lost, "missed or cancelled"),
            (.unrecorded, "not recorded"), (.waived, "left out"),
        ]
        var place = Self.left + 6
        for (cell, word) in words
        where course.marks.contains(where: { $0.cell == cell }) {
            draw(cell, place, legendTop - 4, &svg)
            svg.text(word, place + 11, legendTop)
            place += 34 + Double(word.count) * 6.6
        }
        for (index, phase) in course.plan.details.phases.enumerated() {
            let words = "Phase \(index + 1): \(phase.name)"
            let name = words.count > 90 ? words.prefix(89) + "…" : words[...]
            svg.text(
                "\(name), \(phase.firstDay) to \(phase.lastDay)", Self.left,
                legendTop + 22 + Double(index) * 17)
        }
    }

    /// Shapes, not colours, tell the marks apart.
    private func draw(_ cell: DoseCell, _ x: Double, _ y: Double, _ svg: inout SVG) {
        switch cell {
        case .delivered:
            svg.add("circle", ["cx": SVG.number(x), "cy": SVG.number(y), "r": "4.5"])
        case .booked, .owed:
            svg.add(
                "circle",
                [
                    "cx": SVG.number(x), "cy": SVG.number(y), "r": "4", "fill": "#fff",
                    "stroke": "#000", "stroke-width": "1.3",
                ])
        case .lost:
            let thick: KeyValuePairs = ["stroke": "#000", "stroke-width": "2.4"]
            svg.line((x - 4.5, y - 4.5), (x + 4.5, y + 4.5), thick)
            svg.line((x - 4.5, y + 4.5), (x + 4.5, y - 4.5), thick)
        case .unrecorded:
            svg.text("?", x, y + 5, ["text-anchor": "middle", "font-weight": "bold"])
        case .waived:
            svg.line((x - 5, y), (x + 5, y), ["stroke": "#000", "stroke-width": "2.4"])
        }
    }
}
