import ArgumentParser
import Clinic
import ClinicWords
import Foundation

struct DoctorCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "What works here and what does not.",
        discussion: "Looks only; changes nothing. Example: physio doctor")

    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        try Report(
            Doctor(path: access.path, plans: options.plans, version: Build.version))
    }
}

extension Doctor: Drawn {
    var exit: Int32 { findings.allSatisfy(\.isSound) ? 0 : 1 }

    func lines(width: Int?) -> [String] {
        var table = Table("", "WHAT", "FOUND")
        for finding in findings {
            let told = finding.found.said.told.replacing("\n", with: " ")
            table.add(finding.isSound ? "ok" : "!!", finding.what, told)
        }
        return [table.text(width: nil)]
    }
}
