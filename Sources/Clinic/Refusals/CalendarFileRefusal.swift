package import ICalendar

/// Why a calendar file of somebody else's is not taken.
package enum CalendarFileRefusal: ClinicRefusal, Hashable {
    case noFile(path: String)
    /// A folder, or a file that nobody may read.
    case notReadable(path: String)
    /// A disk that failed within the file.
    case breaksOff(path: String)
    /// What is wrong in it is worse than a warning.
    case needsGuessing(path: String, [ReadProblem], of: Contents)
    /// How many there are, and how many one person may have.
    case tooManyBusyTimes(Int, most: Int)
    /// An answer to an invitation, where a calendar is looked for.
    case answer(path: String)
    /// A line, 0 for the whole file, and what is wrong there.
    case noReply(path: String, line: Int, ReplyProblem)
    /// The patient proposes another time.
    case proposal

    /// What is looked for in a file.
    package enum Contents: Hashable, Sendable {
        case holidays, replies
        /// Whether what cannot be understood may be left out.
        case busyTimes(mayLeaveOut: Bool)
    }

    /// Why something is no answer to an invitation.
    package enum ReplyProblem: Hashable, Sendable {
        /// Another message, or none.
        case otherMethod(String?)
        case empty
        case noUID
        /// An answer to one day of a series.
        case ofSeries
        case people(Int)
        case neitherYesNorNo(String)
        case noSequence
    }

    package var kind: RefusalKind {
        switch self {
        case .noFile, .notReadable: .notFound
        case .breaksOff: .diskError
        case .needsGuessing, .tooManyBusyTimes, .answer, .noReply: .badData
        case .proposal: .refused
        }
    }
}
