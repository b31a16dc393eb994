package import Planner

extension PlanFiles {
    /// A plan file that was parsed when the program was built.
    package struct ParsedFile: Sendable {
        /// As seen from `Plans/`.
        package let path: String
        /// SHA-256 of the file, 64 hexadecimal digits.
        package let hash: String
        /// The file as it is written.
        package let text: StaticString
        /// As `Node.treeText` writes it; empty for a file of names, which is read line by line.
        package let tree: StaticString

        package init(path: String, hash: String, text: StaticString, tree: StaticString) {
            self.path = path
            self.hash = hash
            self.text = text
            self.tree = tree
        }

        package var file: File {
            File(
                path: path,
                bytes: Array(
                    UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)))
        }
    }

    /// What a clinic's folders add to or override.
    package struct Base: Sendable {
        package let files: [ParsedFile]
        package let names: OnDemand<Names>

        package init(files: [ParsedFile], names: OnDemand<Names>) {
            self.files = files
            self.names = names
        }
    }
}
