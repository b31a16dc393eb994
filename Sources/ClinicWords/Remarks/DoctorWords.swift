package import Clinic
import Planner

extension Finding.Found: Remark {
    package var said: Advice {
        switch self {
        case .version(let version): Advice(version)
        case .zones(let folder, let changes):
            "\(folder ?? "?"); the clocks of Europe/London change \(changes) times in 2026"
        case .noZones: "none found: install tzdata"
        case .templates(let causes, let problems, let folder):
            Advice(
                "\(counted(causes, "cause")), \(counted(problems, "problem")), \(Self.place(folder))"
            )
        case .noFile(let path): "none yet at \(path): '\(do: .makingClinic)' makes it"
        case .file(let path, let zone): "\(path), zone \(zone)"
        case .refused(let error): Failure(saying: error)?.told ?? Advice(String(describing: error))
        }
    }

    private static func place(_ folder: String?) -> String {
        folder.map { "with \($0)" } ?? "built-in"
    }
}
