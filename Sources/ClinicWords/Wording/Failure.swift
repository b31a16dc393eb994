package import Clinic

/// Why something was not done, told to a person: what is wrong, where, and what to do next.
package struct Failure: ClinicRefusal, Worded {
    package var kind: RefusalKind
    package var problem: Advice
    package var remedy: Advice
    /// A line each: the candidates of a name, the problems of a file, the weeks that do not fit.
    package var details: [Advice]

    package init(_ kind: RefusalKind, _ problem: String, remedy: Advice, details: [String] = []) {
        self.init(kind, problem, remedy: remedy, reasons: details.map { Advice($0) })
    }

    /// With details that may name next steps themselves.
    package init(_ kind: RefusalKind, _ problem: String, remedy: Advice, reasons: [Advice]) {
        self.init(kind, naming: Advice(problem), remedy: remedy, reasons: reasons)
    }

    /// With a problem that names an input itself.
    package init(
        _ kind: RefusalKind, naming problem: Advice, remedy: Advice, reasons: [Advice]
    ) {
        self.kind = kind
        self.problem = problem
        self.remedy = remedy
        details = reasons
    }

    package var said: Failure { self }

    /// All of it, a line each.
    package var told: Advice {
        ([problem.onOneLine] + details.map { "  \($0.onOneLine)" } + [remedy.onOneLine])
            .joined(separator: "\n")
    }
}
