import Clinic
import ClinicWords
import CurlClient
import Foundation

/// The password of a calendar server: from a file or the environment, never from the command line.
enum CalendarPassword {
    static let variable = "PHYSIO_CALDAV_PASSWORD"

    /// The credentials, `nil` without a user, and what there is to warn of.
    static func credentials(
        user: String?, file: String?,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(Failure) -> (credentials: CurlTransport.Credentials?, warnings: [String]) {
        guard let user else {
            guard file == nil else {
                throw Failure(
                    .usage, "A password without a user is of no use.", remedy: "Say --user NAME.")
            }
            return (nil, [])
        }
        guard !user.contains(":"), !user.isEmpty, isPlain(user) else {
            throw Failure(
                .usage, "The user's name is empty, or holds a colon or a control character.",
                remedy: "Say --user NAME; the password goes into a file (--password-file FILE).")
        }
        guard let file else {
            guard let password = environment[variable], !password.isEmpty else {
                throw Failure(
                    .usage, "There is no password for \(user).",
                    remedy: "Name a file (--password-file FILE), or set \(variable).")
            }
            return (try credentials(user, password), [])
        }
        return (try credentials(user, try password(in: file)), warnings(about: file))
    }

    private static func credentials(
        _ user: String, _ password: String
    ) throws(Failure) -> CurlTransport.Credentials {
        guard isPlain(password) else {
            throw Failure(
                .badData, "The password holds a control character.",
                remedy: "Write it as one line of plain text.")
        }
        return CurlTransport.Credentials(user: user, password: password)
    }

    /// The first line; a blank at its end counts.
    private static func password(in file: String) throws(Failure) -> String {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Failure(
                .notFound, "The password's file '\(file)' cannot be read.",
                remedy: "Check --password-file.")
        }
        let line = String(decoding: data, as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).first
        guard let line, !line.isEmpty else {
            throw Failure(
                .badData, "The password's file '\(file)' has no first line.",
                remedy: "Write the password into it, and nothing else.")
        }
        return String(line)
    }

    private static func warnings(about file: String) -> [String] {
        let mode = (try? FileManager.default.attributesOfItem(atPath: file))?[.posixPermissions]
        guard let mode = mode as? Int, mode & 0o077 != 0 else { return [] }
        return ["Warning: others may read the password in '\(file)'. Do: chmod 600 '\(file)'"]
    }

    private static func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
}
