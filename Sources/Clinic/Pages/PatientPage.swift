package import CivilTime
import ClinicStore
package import Planner

/// What is known of a patient, as it is understood today.
package struct KnownPatient: Documented, Sendable {
    package let patient: Patient
    package let today: Day
    package let names: [RecordedName]

    package var details: PatientDetails { patient.details }
    package var age: Int? { details.age(on: today) }

    package var json: JSON {
        let json: JSON = [
            "id": .text(patient.id), "name": .string(patient.name), "born": .text(details.born),
            "age": .optional(age), "sex": .text(details.sex?.rawValue),
            "heightCm": .optional(details.heightCm), "weightKg": .optional(details.weightKg),
            "bmi": .optional(details.bmi.map { ($0 * 10).rounded() / 10 }),
            "smokes": .optional(details.smokes),
            "facts": .object(
                details.facts.sorted { $0.key < $1.key }
                    .map { name, fact in
                        JSON.Member(
                            key: name,
                            value: [
                                "value": .string(fact.value), "day": .text(fact.day),
                                "saidBy": .text(fact.saidBy),
                            ])
                    }),
            "conditions": .texts(details.conditions), "medicines": .texts(details.medicines),
            "allergies": .array(
                details.allergies.map { allergy in
                    names.first { $0.kind == .allergy && $0.kept == allergy.substance }?.json
                        ?? ["id": .string(allergy.substance), "said": .string(allergy.said)]
                }),
            "names": .array(names.filter { $0.kind != .allergy }.map(\.json)),
            "available": .text(details.available),
            "blocked": .array(
                details.blocked.map {
                    ["from": .text($0.lowerBound), "to": .text($0.upperBound)]
                }),
            "prefers": .text(details.prefers?.rawValue), "therapist": .text(details.therapist),
            "email": .text(details.email), "phone": .text(details.phone),
            "language": .text(details.language),
        ]
        let way: [(String, JSON)] = [
            details.address.map { ("address", .string($0)) },
            details.travel.map { ("travel", .integer($0)) },
        ].compactMap(\.self)
        return way.isEmpty
            ? json : json.adding(.object(way.map { JSON.Member(key: $0.0, value: $0.1) }))
    }
}

/// A patient with what else is told of one.
package struct PatientPage: Page, Documented {
    package let known: KnownPatient
    /// Not over yet, in order.
    package let busy: [Interval<LocalTime>]
    /// Of the therapist wished for.
    package let therapistName: String?
    package let catalog: Catalog

    package var json: JSON { ["stop": .null, "patient": known.json] }
}

/// All patients, in order of their numbers.
package struct PatientList: Page {
    package let patients: [KnownPatient]
}

/// A patient before and after a change, and what it means for the plans and the bookings.
package struct PatientChange: Sendable {
    package let before: Patient
    package let after: Patient
    /// What now speaks against something that a plan does.
    package let drift: [DriftItem]
    /// Sessions to come where the patient cannot come any more.
    package let hit: [Session]
}

/// A patient who was just registered or changed, and what a change means for the plans and the bookings.
package struct ChangedPatient: Page, Documented {
    package let page: PatientPage
    /// `nil` for one who was registered.
    package let change: PatientChange?
    /// The names that were recorded before.
    package let before: [RecordedName]
    /// To groups of questions, like `heart=no`.
    package let answers: [String]
    /// Sessions to come where the patient cannot come any more.
    package let hit: [SessionEntry]

    package var json: JSON {
        guard let change else { return ["patient": page.known.json] }
        return [
            "patient": page.known.json, "drift": .array(change.drift.map(\.json)),
            "hit": .array(hit.map(\.json)),
        ]
    }
}

extension Clinic {
    func known(_ patient: Patient) throws -> KnownPatient {
        KnownPatient(
            patient: patient, today: today, names: try recordedNames(of: patient.details))
    }

    /// All of a patient.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func page(of patient: Patient) throws -> PatientPage {
        PatientPage(
            known: try known(patient), busy: try busy(of: .patient(patient.id)),
            therapistName: try patient.details.therapist.map(roster().name),
            catalog: try shelf.catalog())
    }

    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func patientList() throws -> PatientList {
        PatientList(patients: try patients().map(known))
    }

    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func changedPatient(
        _ patient: Patient, _ change: PatientChange? = nil, answers: [String]
    ) throws -> ChangedPatient {
        ChangedPatient(
            page: try page(of: patient), change: change,
            before: try change.map { try recordedNames(of: $0.before.details) } ?? [],
            answers: answers, hit: try roster().entries(change?.hit ?? []))
    }
}

/// A patient who was just erased.
package struct ErasedPatient: Page {
    package let erased: ID<Patient>
    /// Sessions that lay ahead, in order of time.
    package let cancelled: [ID<Session>]
    /// Addresses of calendars on servers that still hold the patient's appointments.
    package let published: [String]
}
