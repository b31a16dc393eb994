import CivilTime
import Planner

/// A report as a picture: what became of the sessions of each part, and how much of the time was booked.
package struct ReportPicture: Page {
    let by: String
    package let svg: String

    package init(_ report: ClinicReport) {
        by = report.split.rawValue
        svg = ReportSheet(report: report).svg
    }
}

/// A report whose picture was written into a file.
package struct WrittenReport: Page {
    package let output: String
    package let report: ClinicReport

    package init(output: String, _ report: ClinicReport) {
        (self.output, self.report) = (output, report)
    }
}
