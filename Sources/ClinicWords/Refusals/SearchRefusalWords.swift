package import Clinic

extension SearchRefusal: Worded {
    package var said: Failure {
        switch self {
        case .diaryKeepsChanging(let times):
            Failure(
                kind, "The diary was changed \(times) times while places were looked for.",
                remedy: "Nothing was written. Try again in a moment.")
        case .changedMeanwhile:
            Failure(
                kind, "What it needs was changed by others while places were looked for.",
                remedy: "Book it in a moment: \(do: .bookHeldPlans)")
        }
    }
}
