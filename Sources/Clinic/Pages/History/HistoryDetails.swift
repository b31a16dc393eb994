import ClinicStore
import Planner

/// What a change did, as documents hold it: to which thing, to what of it, from what and to what.
extension [HistoryFact] {
    /// Sessions, what is known of a patient, then records; a line for each thing that is another.
    var details: JSON {
        let sessions = flatMap { fact -> [JSON] in
            guard case .session(let id, let before, let after) = fact.what else { return [] }
            return details(id, before, after)
        }
        let records = flatMap { fact -> [JSON] in
            guard case .record(let change) = fact.what else { return [] }
            return change.details
        }
        return .array(sessions + knownChanges.map(\.detail) + records)
    }

    private func details(
        _ id: ID<Session>, _ before: SessionPlace?, _ after: SessionPlace?
    ) -> [JSON] {
        func step(_ field: String, _ value: (SessionPlace) -> JSON) -> JSON? {
            let (old, new) = (before.map(value) ?? .null, after.map(value) ?? .null)
            return old == new ? nil : line("session", "\(id)", field, old, new)
        }
        return [
            step("start") { .text($0.start) }, step("therapist") { .text($0.therapist) },
            step("room") { .text($0.room) }, step("status") { .string($0.status.rawValue) },
            step("reason") { .text($0.reason) },
        ].compactMap { $0 }
    }
}

extension RecordChange {
    fileprivate var details: [JSON] {
        guard !fields.isEmpty else { return [line(kind.code, id, step.rawValue, .null, .null)] }
        return fields.map {
            line(
                kind.code, id, $0.field.rawValue, $0.before?.json ?? .null, $0.after?.json ?? .null)
        }
    }

    private var id: String {
        switch kind {
        case .patient: "\(ID<Patient>(number))"
        case .therapist: "\(ID<Therapist>(number))"
        case .room: "\(ID<Room>(number))"
        case .plan: "\(ID<StoredPlan>(number))"
        default: "\(number)"
        }
    }
}

extension KnownChange {
    fileprivate var detail: JSON {
        line(
            noun.rawValue, subject, "value", before?.json ?? .null, after?.json ?? .null)
    }
}

extension KnownThing {
    fileprivate var json: JSON {
        switch self {
        case .fact(_, let value, _): .string(value)
        case .condition(let name, let said), .medicine(let name, let said): .string(said ?? name)
        case .allergy(let name, let reaction): .string(reaction ?? name)
        case .score(_, _, let value): .number(value)
        }
    }
}

extension FieldValue {
    fileprivate var json: JSON {
        switch self {
        case .text(let text): .string(text)
        case .number(let number): .number(number)
        case .time(let time): .text(time)
        case .therapist(let id): .text(id)
        case .room(let id): .text(id)
        case .answer(let answer): .bool(answer)
        }
    }
}

extension RecordKind {
    /// In documents.
    fileprivate var code: String { "\(self)" }
}

private func line(_ kind: String, _ id: String, _ field: String, _ old: JSON, _ new: JSON) -> JSON {
    ["what": .string(kind), "id": .string(id), "field": .string(field), "from": old, "to": new]
}
