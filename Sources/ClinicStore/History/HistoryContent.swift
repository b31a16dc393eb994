import Digest

/// What a history entry says and its hash covers.
struct HistoryContent {
    let id: Int64
    let at: Int64
    let actor: String
    let command: String
    let reason: String?
    let before: String
    let after: String
    /// `patient:digest` of each personal part, in order of patients.
    let digests: [String]
    /// The entry it takes back; only told when there is one.
    let undoes: Int64?

    /// The hash of this entry and, through `last`, of all entries before it.
    func chain(after last: String) -> String {
        let texts = [last, "\(id)", "\(at)", actor, command, before, after] + digests
        let reason = reason.map(jsonString) ?? "null"
        let undone = undoes.map { ["\($0)"] } ?? []
        return SHA256.hex(
            "[" + (texts.map(jsonString) + [reason] + undone).joined(separator: ",") + "]")
    }

    static func digest(history: Int64, before: String, after: String) -> String {
        let texts = ["\(history)", before, after].map(jsonString)
        return SHA256.hex("[" + texts.joined(separator: ",") + "]")
    }
}
