import Clinic
import Foundation
import Planner
import Synchronization

/// Where the program writes: the only place that does, for people and for scripts.
///
/// What is said may quote anything: a name that another program wrote, a file's name, a word of the command line. None
/// of it reaches a terminal as an order: each control is shown as it is written in a program, `\u{1B}`.
enum Output {
    /// What could not be said to its end; it was told already where that is possible.
    struct Lost: Error {}

    private static let isLost = Atomic<Bool>(false)

    /// Takes the streams over. One that is closed stays so: no file that is opened later takes its number. A reader who
    /// goes away is no reason to be killed in the middle of something.
    static func open() {
        signal(SIGPIPE, SIG_IGN)
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
        where fcntl(stream, F_GETFD) == -1 {
            _ = Foundation.open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// The answer, on standard output.
    ///
    /// - Throws: `Lost`.
    static func say(_ text: String) throws(Lost) { try write(Data(shown(text).utf8)) }

    /// A file's content on standard output, as it is.
    ///
    /// - Throws: `Lost`.
    static func write(_ bytes: Data) throws(Lost) {
        guard let code = send(bytes, to: STDOUT_FILENO) else { return }
        isLost.store(true, ordering: .relaxed)
        if code != EPIPE {
            let why = String(cString: strerror(code))
            tell(
                "The answer cannot be written: \(why). What was changed is kept; see 'physio history'."
            )
        }
        throw Lost()
    }

    /// What is no data, on standard error.
    static func tell(_ line: String) {
        let line = line.foldingLines(at: Terminal.talkWidth)
        guard send(Data(shown(line).utf8), to: STDERR_FILENO) != nil else { return }
        isLost.store(true, ordering: .relaxed)
    }

    /// Ends the program; what was not said to its end is a failure, whatever else.
    static func end(_ status: Int32) -> Never {
        exit(isLost.load(ordering: .relaxed) ? Complaint.status(.diskError) : status)
    }

    private static func shown(_ text: String) -> String {
        text.showingCommands(but: ["\n", "\t"]) + "\n"
    }

    /// The error that stopped it; `nil` for none.
    private static func send(_ bytes: Data, to stream: Int32) -> Int32? {
        bytes.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[sent...])
                let count = Foundation.write(stream, rest.baseAddress, rest.count)
                if count >= 0 {
                    sent += count
                } else if errno == EAGAIN {
                    var waiting = pollfd(fd: stream, events: Int16(POLLOUT), revents: 0)
                    poll(&waiting, 1, -1)
                } else if errno != EINTR {
                    return errno
                }
            }
            return nil
        }
    }
}
