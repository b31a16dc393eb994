extension PlanFiles {
    /// The plan files that the program carries, as they are written.
    package static var builtIn: [File] {
        BuiltInPlans.files.map { File(path: $0.path, bytes: bytes($0.text)) }
    }

    /// Those that hold names.
    static var builtInNameFiles: [File] {
        BuiltInPlans.files.filter { holdsNames($0.path) }
            .map { File(path: $0.path, bytes: bytes($0.text)) }
    }

    private static func bytes(_ text: StaticString) -> [UInt8] {
        Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
