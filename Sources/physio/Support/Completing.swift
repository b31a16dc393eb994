import ArgumentParser
import Clinic
import Planner

/// What a shell offers for a value: words of the catalogue, and ids of the clinic's own file. Nobody reads an error
/// there, so that where nothing can be read nothing is offered.
extension CompletionKind {
    static let causes = catalogue { $0.causes.map(\.id) }
    static let holidays = catalogue { $0.holidayPlaces.map(\.code) }
    static let medicines = catalogue { $0.medicines.map(\.id) }
    static let measures = catalogue { $0.outcomeMeasures.map(\.id) }
    static let signs = catalogue { $0.triage.signs.map(\.id) }
    static let flags = catalogue { $0.redFlags.map(\.id) }

    static let patients = clinic { try $0.patients().map { "\($0.id)" } }
    static let therapists = clinic { try $0.therapists().map { "\($0.id)" } }
    static let classes = clinic { try $0.classList().classes.map { "\($0.groupClass.id)" } }
    static let plans = clinic { try $0.plans(patient: nil).map { "\($0.plan.id)" } }
    static let timetables = clinic { try $0.timetables().map { "\($0)" } }
    static let sessions = clinic { try $0.sessions().map { "\($0.id)" } }

    /// The words of a kind of which there are a few.
    static func words<Kind: CaseIterable & RawRepresentable>(
        of kind: Kind.Type
    ) -> CompletionKind where Kind.RawValue == String { .list(kind.allCases.map(\.rawValue)) }

    private static func catalogue(
        _ ids: @escaping @Sendable (Catalog) -> [String]
    ) -> CompletionKind {
        .custom { words, _, _ in (try? ids(access(words).catalog())) ?? [] }
    }

    private static func clinic(
        _ ids: @escaping @Sendable (Clinic) throws -> [String]
    ) -> CompletionKind {
        .custom { words, _, _ in (try? access(words).atClinic(reading: true, ids)) ?? [] }
    }

    /// With the file and the templates that the line names so far.
    private static func access(_ words: [String]) throws -> ClinicAccess {
        let named = words.indices.flatMap { index -> [String] in
            guard ["--db", "--plans"].contains(words[index]), index + 1 < words.count else {
                return []
            }
            return [words[index], words[index + 1]]
        }
        return ClinicAccess(try GlobalOptions.parse(named))
    }
}
