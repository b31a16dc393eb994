/// One thing that is said with an action.
package struct Input: Hashable, Sendable {
    package let field: Field
    package let entry: Entry

    package init(_ field: Field, _ entry: Entry) {
        self.field = field
        self.entry = entry
    }

    /// What it is about.
    package enum Field: String, Hashable, Sendable, CaseIterable {
        case absent, acknowledge, address, all, allergy, answer, at, authorised, available, blocked,
            born,
            cause, `class`, clear,
            clearedBy,
            clearedOn, close
        case closed, condition, date, days, despite, dose, dryRun, earlierThan, email, entry, fact,
            flag,
            following,
            from
        case heightCm, holidays, hours, invite, kind, maxPerDay, measure, medicine, minutes,
            name,
            noMedicine, now, on,
            only,
            operation,
            outcome
        case override, passwordFile, past, phase, plan, prescriber, present, priority, quitDate,
            reason,
            region,
            room, score,
            secondPlan,
            session
        case seats, sessions, sex, skipErrors, sessionsPerWeek, asPossible, skipRefused, smokes,
            start,
            therapist, timeZone, to, travel,
            unrecorded, until,
            user, utc, wait,
            weeks
        case weightKg, withoutAllergy, withoutCondition, withoutMedicine, yes
        /// Where the clinic is kept.
        case file
    }

    /// What stands in it.
    package indirect enum Entry: Hashable, Sendable, ExpressibleByStringInterpolation {
        /// Nothing: it is said by itself, or only its name is meant.
        case bare
        case known(String)
        /// A person's own words, shown in quotes.
        case said(String)
        /// To be filled in.
        case blank(Blank)
        /// A name and its value.
        case pair(String, Entry)

        package init(stringLiteral value: String) { self = .known(value) }
    }

    /// What is to be filled in.
    package enum Blank: String, Hashable, Sendable, CaseIterable {
        case address, allergy, any, date, day, file, flag, isoDate, name, number, outcome, rule
        case sign, time, value, why, words, zone
    }
}

/// Inputs in their order: `[.close: "ces", .clearedBy: .blank(.name)]`.
package struct Inputs: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    package var list: [Input]

    package init(_ list: [Input]) { self.list = list }

    package init(dictionaryLiteral elements: (Input.Field, Input.Entry)...) {
        list = elements.map { Input($0.0, $0.1) }
    }
}
