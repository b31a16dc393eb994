import BuiltInPlans
import PlanFiles
import Planner

/// The content of the program, read once for all tests.
enum BuiltInCatalog {
    static let catalog = PlanFiles.load(folders: []).catalog
}

extension PlanOutline {
    /// What the open rules wait for, each fact once.
    var factQuestions: [FactQuestion] { SafetyVerdict(open: open).questions }
}
