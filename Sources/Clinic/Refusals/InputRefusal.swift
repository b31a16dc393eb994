package import CivilTime

/// Why a word or a number that was said is not what it should be.
package enum InputRefusal: ClinicRefusal, Hashable {
    /// A name that is empty, too long or no text.
    case noName(of: Noun)
    /// A reason that says nothing.
    case noReason(String)
    case noMailAddress(String)
    /// What is to be a link is none.
    case noWebAddress(String)
    /// What was told is empty, or holds nothing that is seen, or is too long.
    case noWords(of: Noun)
    /// Less than the least that it may be, or more than the most.
    case implausible(Quantity, Figure)
    case noDay(CivilTimeError)
    /// A weight of placing that has no such name, or is no number in the range.
    case noWeight(String, near: [Suggestion])
    /// A place of which no public holidays are known; the countries of which they are.
    case noHolidayPlace(String, near: [Suggestion], countries: [String])
    /// The place whose public holidays the clinic keeps, when no plan file tells them.
    case lostHolidays(String)
    /// Sessions that are authorised until a day before they have to begin.
    case authorisedBackwards(startBy: Day, until: Day)
    /// Hours of a clinic that has none.
    case neverOpens
    case unknown(Noun, String)
    /// Nobody's name, but nearly one: asked back.
    case nearly(Noun, String, [Candidate])
    /// A word that several have in their names.
    case ambiguous(Noun, String, [Candidate])

    package enum Noun: Hashable, Sendable {
        case absence, actor, address, block, calendar, `class`, clinic, medicine, patient, person,
            plan,
            prescriber
        case offer, programme, record, room, session, skill, source, telephone, therapist,
            therapistOrRoom
        case title, wish
    }

    package enum Quantity: Hashable, Sendable {
        case authorisedPause, authorisedSessions
        case travel, buffer, capacity, capacityWeeks, cigarettes, count, dailyMaximum, delay,
            effort,
            extensionSessions
        case extensionWeeks, height, length, limit, longestGap, meetings, screeningValidity, seats,
            series, span,
            timetables, weight
    }

    /// A number with what it may be.
    package enum Figure: Hashable, Sendable {
        case whole(Int, ClosedRange<Int>)
        case decimal(Double, ClosedRange<Double>)
    }

    /// One of several that a name fits.
    package struct Candidate: Hashable, Sendable {
        package let id: String
        package let name: String
        /// What tells it from the others; `nil` for nothing.
        package var mark: String?
    }

    package var kind: RefusalKind {
        switch self {
        case .noName, .noMailAddress, .noWebAddress, .noWords, .implausible, .neverOpens,
            .lostHolidays,
            .authorisedBackwards:
            .badData
        case .noReason, .noDay, .noWeight: .usage
        case .unknown, .nearly, .ambiguous, .noHolidayPlace: .notFound
        }
    }
}
