import CalDAV
import Clinic
import Planner

extension PublishError {
    /// How far it came.
    var progress: String {
        let count = done.changes
        if let left {
            return "On the server and remembered: \(count) of \(counted(count + left, "change"))."
        }
        return done.hasMadeCalendar
            ? "The calendar was made; nothing is in it yet." : "Nothing was changed on the server."
    }
}

extension PublishError.Cause {
    /// Why it ended, and what to do.
    func told(at address: CollectionAddress) -> (problem: String, remedy: Advice) {
        switch self {
        case .transport(let failure): (failure.problem, Advice(failure.remedy + Self.again))
        case .unauthenticated:
            (
                "The server does not know the user, or the password is wrong (401).",
                Self.login
            )
        case .forbidden:
            (
                "The user may not write there (403).",
                "Choose a calendar of the user's own, or ask who runs the server."
            )
        case .noPlace(let status):
            (
                "There is no calendar there, and the server makes none (\(status)).",
                "Name a place in a folder that exists, or make the calendar with another program."
            )
        case .notACalendar:
            (
                "There is something at \(address), but no calendar.",
                "Name a calendar within it, like \(address)physio/."
            )
        case .moved(let to):
            (
                "The calendar is at another address: \(Self.safe(to)).",
                "Check that it is the right server, and give that address."
            )
        case .unexpected(423, _):
            (
                "The calendar is locked on the server (423).",
                "Wait a moment; when it stays locked, ask who runs the server.\(Self.again)"
            )
        case .unexpected(let status, let method):
            (
                "The server answered \(status) to a \(method).",
                Advice(
                    (status >= 500 || status == 429
                        ? "It has a fault of its own or is full." : "Check that it speaks CalDAV.")
                        + Self.again)
            )
        case .unreadable(let error):
            (
                "The server's answer cannot be read: \(error.problem), line \(error.line).",
                "Check that the address is that of a calendar and not of a web page."
            )
        }
    }

    private static let login: Advice = """
        Say \(say: [.user: .blank(.name)]), and the password in a file \
        (\(say: [.passwordFile: .blank(.file)])) or in PHYSIO_CALDAV_PASSWORD.
        """

    private static let again = " The same command goes on where this one ended."

    /// An address from a server, without controls and credentials, not too long.
    private static func safe(_ location: String) -> String {
        let plain = location.unicodeScalars.filter { (0x21...0x7E).contains($0.value) }
        let text = String(String.UnicodeScalarView(plain))
        return text.contains("@") ? "elsewhere" : String(text.prefix(200))
    }
}
