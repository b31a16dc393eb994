import CivilTime
import Planner

/// One measure on the picture of a course, in pixels.
struct PanelSheet {
    let panel: TreatmentCourse.Panel
    let top: Double
    let bottom: Double

    private func y(_ value: Double) -> Double {
        let span = panel.axis.upperBound - panel.axis.lowerBound
        return bottom - (value - panel.axis.lowerBound) / span * (bottom - top)
    }

    /// White around the letters, so that lines behind them do not disturb.
    private static let outlined: KeyValuePairs = [
        "font-weight": "bold", "stroke": "#fff", "stroke-width": "4", "paint-order": "stroke",
    ]

    func drawAxis(_ svg: inout SVG) {
        let measure = panel.course.measure
        svg.text(
            "\(measure.id): \(measure.name), \(measure.direction)", CourseSheet.left, top - 9,
            Self.outlined)
        let span = panel.axis.upperBound - panel.axis.lowerBound
        let steps = span.truncatingRemainder(dividingBy: 5) == 0 ? 5 : 4
        for step in 0...steps {
            let value = panel.axis.lowerBound + span * Double(step) / Double(steps)
            svg.line(
                (CourseSheet.left, y(value)), (CourseSheet.right, y(value)),
                ["stroke": step == 0 ? "#000" : "#ccc"])
            svg.text(
                plain((value * 10).rounded() / 10), CourseSheet.left - 8, y(value) + 4,
                ["text-anchor": "end"])
        }
    }

    /// The line from which on a change against the baseline matters.
    func drawGoal(_ svg: inout SVG) {
        guard let goal = panel.goal else { return }
        svg.line(
            (CourseSheet.left, y(goal)), (CourseSheet.right, y(goal)),
            ["stroke": "#666", "stroke-width": "1.5", "stroke-dasharray": "2 4"])
        svg.text(
            "from \(plain((goal * 10).rounded() / 10)) on, the change matters", CourseSheet.right,
            y(goal) - 4,
            [
                "text-anchor": "end", "fill": "#444", "font-size": "11", "stroke": "#fff",
                "stroke-width": "3", "paint-order": "stroke",
            ])
    }

    func drawScores(_ svg: inout SVG, at x: (Day) -> Double) {
        let points = panel.scores.map { (x($0.day), y($0.value)) }
        let path = points.map { "\(SVG.number($0.0)),\(SVG.number($0.1))" }
        svg.add(
            "polyline",
            [
                "points": path.joined(separator: " "), "fill": "none", "stroke": "#000",
                "stroke-width": "2",
            ])
        var next = Double.infinity
        for (point, score) in zip(points, panel.scores).reversed() {
            svg.add(
                "circle", ["cx": SVG.number(point.0), "cy": SVG.number(point.1), "r": "4"])
            // Where scores lie close together the later one is told.
            guard next - point.0 >= 26 else { continue }
            next = point.0
            let isHigh = point.1 < top + 16
            svg.text(
                plain(score.value), point.0 + 7, point.1 + (isHigh ? 16 : -7), Self.outlined)
        }
    }
}
