import ArgumentParser
import Clinic
import Foundation

struct DoctorCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "What works here and what does not.",
        discussion: "Looks only; changes nothing. Example: physio doctor")

    @OptionGroup var options: GlobalOptions

    func report(at desk: Desk) throws -> Report {
        let findings = Doctor.examine(
            path: desk.access.path, plans: options.plans, version: Build.version)
        var table = Table("", "WHAT", "FOUND")
        for finding in findings {
            table.add(finding.isSound ? "ok" : "!!", finding.what, finding.found.told)
        }
        return Report(
            text: table.text(width: nil),
            json: [
                "findings": .array(
                    findings.map {
                        [
                            "what": .string($0.what), "ok": .bool($0.isSound),
                            "found": .advice($0.found),
                        ]
                    })
            ], exit: findings.allSatisfy(\.isSound) ? 0 : 1)
    }
}
