import CivilTime
import Planner
import Scheduler

/// Rules that somebody sets aside by name, and why.
package struct RuleOverride: Sendable {
    /// Sets nothing aside.
    package static let nothing = RuleOverride(codes: [], reason: nil)

    /// What can be set aside.
    private static let known = Rule.allCases.filter { !$0.isFirm }.map(\.code)

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
    package init(_ told: [String], reason: String?) throws(Failure) {
        let words = told.flatMap { $0.split(separator: ",") }
            .map { Rule(rawValue: String($0))?.code ?? $0.lowercased() }
        for word in words where !Self.known.contains(word) {
            throw Failure(
                .usage, "'\(word)' is no rule that can be set aside.",
                remedy: "A refusal names the rule; it can be one of: "
                    + "\(Self.known.joined(separator: ", ")).")
        }
        let reason = try reason.map { (text) throws(Failure) in
            try Text.reason(text)
        }
        guard words.isEmpty || reason != nil else {
            throw Failure(
                .usage, "A rule is set aside only for a reason.",
                remedy: "Add \(say: [.reason: .blank(.why)]); the record shows it.")
        }
        codes = Set(words)
        self.reason = reason
    }

    /// The exception to record for a place that breaks these rules; `nil` when it breaks none.
    ///
    /// Throws unless each rule was named and none of them is firm.
    func settle(
        _ broken: [RuleViolation], for session: ID<Session>, at start: LocalTime
    ) throws(Failure) -> SessionException? {
        let open = broken.filter { $0.rule.isFirm || !codes.contains($0.rule.code) }
        guard open.isEmpty else {
            let asked = Set(open.filter { !$0.rule.isFirm }.map(\.rule.code)).sorted()
            let isFirm = open.contains(where: \.rule.isFirm)
            let aside = Inputs(
                asked.map { Input(.despite, .known($0)) } + [Input(.reason, .blank(.why))])
            throw Failure(
                .refused, "\(session) cannot be on \(start); nothing was changed.",
                remedy: isFirm
                    ? "What is taken cannot be set aside. See free places with '\(do: .options(session))'."
                    : "Set aside with \(say: aside), or see free places with '\(do: .options(session))'.",
                details: open.map { "\($0.rule.code): \($0.detail)" })
        }
        guard !broken.isEmpty, let reason else { return nil }
        return SessionException(rules: Set(broken.map(\.rule.code)).sorted(), reason: reason)
    }
}

extension Clinic {
    /// Nothing is booked into the past, nor further ahead than two years.
    func requireAhead(_ start: LocalTime) throws(Failure) {
        guard start > now else {
            throw Failure(
                .refused, "\(start) lies in the past (now \(now)).",
                remedy: "Choose a time that is still to come.")
        }
        guard start.day <= today + 731 else {
            throw Failure(
                .refused, "\(start) lies more than two years ahead.",
                remedy: "Choose a nearer time.")
        }
    }
}
