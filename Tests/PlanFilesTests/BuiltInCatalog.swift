import BuiltInPlans
import PlanFiles
import Planner

/// The content of the program, read once for all tests.
enum BuiltInCatalog {
    static let catalog = PlanFiles.load(folders: []).catalog
}
