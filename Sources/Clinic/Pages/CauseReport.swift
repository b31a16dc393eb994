package import Planner

extension Catalog {
    /// The template of the cause with this id, in capitals or not.
    ///
    /// - Throws: `PageRefusal` where there is no such cause, with those that were perhaps meant.
    package func template(named text: String) throws(PageRefusal) -> PlanTemplate {
        if let template = cause(text.lowercased()) { return template }
        throw .noCause(text, near: Suggestions.nearest(text, among: meantCauses))
    }
}

/// What is normally done about a cause, with the sources that its figures name.
package struct CausePage: Page, Documented {
    package let template: PlanTemplate
    package let catalog: Catalog

    /// - Throws: `PageRefusal` where there is no such cause, with those that were perhaps meant.
    package init(_ cause: String, of catalog: Catalog) throws(PageRefusal) {
        template = try catalog.template(named: cause)
        self.catalog = catalog
    }

    /// The sources that the template lists, in its order.
    package var sources: [Source] { template.sources.compactMap(catalog.source) }

    package var json: JSON { ["cause": cause] }

    private var cause: JSON {
        [
            "id": .string(template.id), "name": .string(template.name),
            "version": .integer(template.version), "hash": .string(template.contentHash),
            "place": .string(template.place.words), "origin": .string(template.origin.rawValue),
            "type": .string(template.type.rawValue), "role": .string(template.role),
            "phases": .array(template.phases.map(\.json)),
            "reviewWeeks": .array(template.reviewWeeks.map(JSON.integer)),
            "outcomeMeasures": .texts(template.outcomeMeasures),
            "redFlags": .texts(template.redFlags),
            "medicines": .array(
                template.firstLine.map { $0.json(line: 1) }
                    + template.secondLine.map { $0.json(line: 2) }),
            "doNot": .array((template.medication?.doNot ?? []).map(\.json)),
            "medicationChecks": .array((template.medication?.schedule ?? []).map(\.json)),
            "medicationNotes": .statements(template.medication?.notes ?? []),
            "medicationUncertainty": .statements(template.medication?.uncertainty ?? []),
            "roleNote": .statements(template.roleNote),
            "codesNote": .statements(template.codesNote),
            "programmes": .texts(template.programmes),
            "codes": .array(
                template.codes.map {
                    [
                        "code": .string($0.code), "label": .string($0.label),
                        "evidence": .string($0.evidence.text),
                    ]
                }),
            "signsFor": .statements(template.signsFor),
            "signsAgainst": .statements(template.signsAgainst),
            "cautions": .statements(template.cautions),
            "variants": .statements(template.variants),
            "discharge": .statements(template.discharge),
            "expectedCourse": .statements(template.expectedCourse),
            "escalation": .statements(template.escalation),
            "sources": .array(sources.map(\.json)),
        ]
    }
}

extension Phase {
    fileprivate var json: JSON {
        [
            "name": .string(name), "goal": .string(goal),
            "weeks": .integer(weeks), "sessionsPerWeek": .number(sessionsPerWeek),
            "sessions": .integer(sessions), "minutes": .integer(minutes),
            "minDaysBetween": .integer(minDaysBetween),
            "homePerWeek": .integer(homePerWeek),
            "homeTimesPerDay": .integer(homeTimesPerDay), "optional": .bool(optional),
            "modalities": .texts(modalities),
            "exercises": .array(exercises.map(\.json)),
            "progressIf": .statements(progressIf),
            "stopOrReviewIf": .statements(stopOrReviewIf),
            "evidence": [
                "weeks": .string(evidence.weeks.told),
                "sessions": .string(evidence.sessions.told),
                "minutes": .string(evidence.minutes.told),
                "home": .string(evidence.home.told),
            ],
        ]
    }
}

extension JSON {
    package static func statements(_ statements: [Statement]) -> JSON {
        .array(
            statements.map {
                ["text": .string($0.text), "evidence": .text($0.evidence?.text)]
            })
    }
}

extension PlanTemplate.Place {
    /// `built-in`, or the folder.
    package var words: String {
        switch self {
        case .builtIn: "built-in"
        case .folder(let path): path
        }
    }
}

extension ExerciseDose {
    var json: JSON {
        [
            "id": .string(exercise), "name": .string(label), "sets": .integer(amount.sets),
            "reps": .integer(amount.reps), "repsMax": .optional(amount.repsMax),
            "holdSeconds": .integer(amount.holdSeconds),
            "durationMinutes": .optional(amount.durationMinutes),
            "daysPerWeek": .integer(amount.daysPerWeek),
            "timesPerDay": .integer(amount.timesPerDay),
            "progression": .text(progression?.told), "evidence": .string(evidence.text),
        ]
    }
}

extension MedicineOption {
    func json(line: Int) -> JSON {
        [
            "id": .string(medicine), "line": .integer(line),
            "courseDays": course.json, "reviewDay": .integer(reviewDay), "note": .string(note),
            "evidence": .string(evidence.text),
        ]
    }
}

extension CheckDay {
    var json: JSON {
        [
            "day": .integer(day), "anchor": .text(anchor), "what": .string(what),
            "evidence": .text(evidence?.text),
        ]
    }
}

extension CourseLength {
    /// The least and the most days, the first one counted; `open` where there is no end.
    fileprivate var json: JSON {
        switch self {
        case .days(let range): [.integer(range.lowerBound), .integer(range.upperBound)]
        case .open: "open"
        }
    }
}

extension DoNot {
    var json: JSON {
        [
            "what": .string(what), "strength": .string(strength),
            "evidence": .string(evidence.text),
        ]
    }
}

extension Source {
    var json: JSON {
        [
            "id": .string(id), "title": .string(title), "year": .text(year),
            "organisation": .text(organisation), "address": .text(address),
            "readAs": .text(readAs), "grade": .text(grade),
        ]
    }
}
