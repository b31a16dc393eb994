import CivilTime
import Planner
import Scheduler

/// Rules that somebody sets aside by name, and why.
package struct RuleOverride: Sendable {
    /// Sets nothing aside.
    package static let nothing = RuleOverride(codes: [], reason: nil)

    /// What can be set aside.
    private static let known = Rule.allCases.filter { !$0.isFirm }

    private let codes: Set<String>
    /// For the history, where no free text stands: a reason can name a person, who may be erased.
    var told: String? {
        codes.isEmpty ? nil : "despite \(codes.sorted().joined(separator: ", "))"
    }
    private let reason: String?

    private init(codes: Set<String>, reason: String?) {
        self.codes = codes
        self.reason = reason
    }

    /// `told` are codes like `plan-week`.
    ///
    /// - Throws: where one is no rule, or no reason is given.
    package init(_ told: [String], reason: String?) throws {
        let words = told.flatMap { $0.split(separator: ",") }
            .map { Rule(rawValue: String($0))?.code ?? $0.lowercased() }
        for word in words where !Self.known.contains(where: { $0.code == word }) {
            throw PlaceRefusal.noSuchRule(said: word, known: Self.known)
        }
        let reason = try reason.map(Text.reason)
        guard words.isEmpty || reason != nil else { throw PlaceRefusal.noReason }
        codes = Set(words)
        self.reason = reason
    }

    /// Of the rules that a place breaks those that are not set aside, or cannot be.
    func open(_ broken: [RuleViolation]) -> [RuleViolation] {
        broken.filter { $0.rule.isFirm || !codes.contains($0.rule.code) }
    }

    /// The exception to record for a place that breaks these rules; `nil` where one of them is firm, or not set aside.
    func exception(to broken: [RuleViolation]) -> SessionException? {
        guard open(broken).isEmpty, !broken.isEmpty, let reason else { return nil }
        return SessionException(rules: Set(broken.map(\.rule.code)).sorted(), reason: reason)
    }

    /// The exception to record for a place that breaks these rules; `nil` when it breaks none.
    ///
    /// Throws unless each rule was named and none of them is firm.
    func settle(
        _ broken: [RuleViolation], for session: ID<Session>, at start: LocalTime
    ) throws(PlaceRefusal) -> SessionException? {
        let open = open(broken)
        guard open.isEmpty else { throw .broken(session, at: start, open) }
        return exception(to: broken)
    }
}

extension Clinic {
    /// Days from today to the last one on which anything is booked.
    static let farthest = 731

    /// Nothing is booked into the past, nor further ahead than two years.
    func requireAhead(_ start: LocalTime) throws(PlaceRefusal) {
        guard start > now else { throw .inThePast(start, now: now) }
        guard start.day <= today + Self.farthest else { throw .tooFarAhead(start) }
    }
}
