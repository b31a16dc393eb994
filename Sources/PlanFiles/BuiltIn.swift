extension PlanFiles {
    /// The plan files that the program carries.
    package static var builtIn: [File] {
        BuiltInPlans.files.map { File(path: $0.path, bytes: Array($0.text.utf8)) }
    }
}
