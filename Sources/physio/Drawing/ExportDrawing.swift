import CivilTime
import Clinic
import ClinicWords
import Planner

/// A calendar that was written.
struct ExportedCalendar: Drawn {
    /// `nil` for standard output.
    let file: String?
    let events: Int
    /// Its text, where standard output is a document.
    let calendar: String?
    let remark: IrregularClocks?
    let bells: BellsElsewhere?

    private enum CodingKeys: CodingKey { case file, events, calendar }

    func lines(width: Int?) -> [String] {
        file.map { ["\($0.oneLine): \(counted(events, "event"))"] } ?? []
    }
    func talk(width: Int?) -> [String] {
        [remark?.said.told, bells?.said.told].compactMap { $0 }
    }
}

/// A therapist's busy times that were written.
struct ExportedBusy: Drawn {
    /// `nil` for standard output.
    let file: String?
    let busy: Int
    let through: Day
    let calendar: String?

    private enum CodingKeys: CodingKey { case file, busy, through, calendar }

    func lines(width: Int?) -> [String] {
        file.map { ["\($0.oneLine): \(counted(busy, "busy time")) through \(through)"] }
            ?? []
    }
}

/// Invitations that were written, each to a file or to standard output.
struct WrittenInvitations: Drawn {
    struct Written: Encodable {
        let session: ID<Session>
        let uid: String
        let sequence: Int
        let method: String
        let to: String
        let file: String?
        let calendar: String?
    }

    let invitations: [Written]
    /// How many would say the same as the last one.
    let unchanged: Int
    private let told: [String]

    private enum CodingKeys: CodingKey { case invitations, unchanged }

    init(
        _ written: some Sequence<(Invitation, String)>, unchanged: Int, toOutput: Bool,
        asDocument: Bool
    ) {
        self.unchanged = unchanged
        let isTold = toOutput && asDocument
        invitations = written.map { invitation, file in
            Written(
                session: invitation.session.id, uid: invitation.session.uid,
                sequence: invitation.session.sequence, method: invitation.method,
                to: invitation.address, file: isTold ? nil : file,
                calendar: isTold ? String(decoding: invitation.bytes, as: UTF8.self) : nil)
        }
        told =
            toOutput
            ? []
            : written.map { "\($1.oneLine): METHOD:\($0.method), to \($0.address)" }
    }

    func lines(width: Int?) -> [String] {
        guard invitations.isEmpty, unchanged == 0 else {
            return told + (unchanged == 0 ? [] : [same])
        }
        return ["There is no session to come to invite to."]
    }

    private var same: String {
        let count =
            unchanged == 1 ? "1 invitation would say" : "\(unchanged) invitations would say"
        return "\(count) the same as the last one; --all writes them too."
    }
}
