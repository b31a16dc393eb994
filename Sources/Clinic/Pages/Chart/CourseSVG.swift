import CivilTime
import Planner

/// A course as a picture.
package struct CoursePicture: Page {
    let plan: ID<StoredPlan>
    package let svg: String

    /// Where it `isNamed` the patient's name stands in it.
    package init(_ course: TreatmentCourse, isNamed: Bool) {
        plan = course.plan.id
        svg = course.svg(name: isNamed ? course.name : nil)
    }
}

/// A course whose picture was written into a file.
package struct WrittenCourse: Page {
    let plan: ID<StoredPlan>
    package let output: String
    package let course: TreatmentCourse

    package init(output: String, _ course: TreatmentCourse) {
        plan = course.plan.id
        self.output = output
        self.course = course
    }
}

extension TreatmentCourse {
    /// The course as a picture of its own: black on white, no fonts or scripts from elsewhere.
    ///
    /// `name` is the patient's, where it is asked for; without it the picture names no person, and its title
    /// names no diagnosis.
    package func svg(name: String? = nil) -> String {
        let sheet = CourseSheet(course: self)
        var svg = SVG()
        svg.add("rect", ["width": "100%", "height": "100%", "fill": "#fff"])
        let heading = "Plan \(plan.id): scores and sessions" + (name.map { ", \($0)" } ?? "")
        svg.text(heading, CourseSheet.left, 24, ["font-size": "16", "font-weight": "bold"])
        svg.text(dose.told + dose.total.losses, CourseSheet.left, 43)
        sheet.drawPhases(&svg)
        sheet.drawToday(&svg)
        for (index, panel) in panels.enumerated() { sheet.draw(panel, at: index, &svg) }
        sheet.drawSessions(&svg)
        sheet.drawLegend(&svg)
        let size = (SVG.number(CourseSheet.width), SVG.number(sheet.height))
        let head = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size.0) \(size.1)\" "
                + "width=\"\(size.0)\" height=\"\(size.1)\" role=\"img\" "
                + "aria-labelledby=\"title desc\" font-family=\"sans-serif\" font-size=\"12\">",
            "<title id=\"title\">\(SVG.escaped(heading))</title>",
            "<desc id=\"desc\">\(SVG.escaped(description))</desc>",
        ]
        return (head + svg.lines + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    /// The picture in sentences, for those who do not see it.
    private var description: String {
        let span = "From \(from) to \(through)."
        let scores = panels.map { panel in
            "\(panel.course.measure.name), \(panel.course.measure.direction): "
                + panel.scores.map { "\(plain($0.value)) on \($0.day)" }.joined(separator: ", ")
                + "."
        }
        let lost = marks.filter { $0.cell == .lost }.map(\.day.description)
        let losses = lost.isEmpty ? [] : ["Missed or cancelled: \(lost.joined(separator: ", "))."]
        let phases = plan.details.phases.enumerated().map { index, phase in
            "Phase \(index + 1) from \(phase.firstDay) to \(phase.lastDay)."
        }
        return ([span] + scores + ["Sessions: \(dose.told)."] + losses + phases)
            .joined(separator: " ")
    }
}

extension DoseCount {
    /// `; 2 missed, 1 cancelled, 1 made up`, or nothing when none was lost.
    package var losses: String {
        let parts = [
            (missed, "missed"), (cancelled, "cancelled"), (waived, "cancelled and not owed"),
            (madeUp, "made up"),
        ]
        .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
    }
}

extension OutcomeMeasure {
    /// Which way is better.
    package var direction: String { higherIsBetter ? "higher is better" : "lower is better" }
}
