import Foundation

/// One file of the sources.
struct SourceFile {
    let module: String
    /// Within its module; `root` for the module's own folder.
    let folder: String
    let name: String
    let lines: Int
    let tokens: [Token]
    let declarations: [Declaration]
}

/// All files under `Sources`.
struct House {
    let files: [SourceFile]

    /// Modules with their files, in the order of their names.
    var modules: [(name: String, files: [SourceFile])] {
        Dictionary(grouping: files, by: \.module).sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }

    init(_ folder: URL) throws {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        files = try (all?.allObjects ?? []).compactMap { $0 as? URL }
            .filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
            .map { file in
                let parts = file.path.dropFirst(folder.path.count + 1).split(separator: "/")
                let text = try String(contentsOf: file, encoding: .utf8)
                let tokens = Tokenizer(text)
                return SourceFile(
                    module: String(parts[0]), folder: parts.count > 2 ? String(parts[1]) : "root",
                    name: String(parts.last ?? ""), lines: text.utf8.count { $0 == 10 },
                    tokens: tokens.tokens, declarations: DeclarationReader(tokens).found)
            }
    }
}

/// A name that one file declares and another file of the module uses.
struct Arrow: Hashable {
    let from: Int
    let to: Int
    let name: String
}

extension House {
    /// The uses of names between the files of a module; numbers count its files.
    ///
    /// Looked for are types, free functions and the members of extensions whose name means one thing only.
    func arrows(in files: [SourceFile]) -> [Arrow] {
        let homes = homes(in: files)
        return files.indices.flatMap { from in
            let own = Set(files[from].declarations.map(\.key))
            let found = files[from].uses.compactMap { use -> Arrow? in
                guard let home = homes[use], home != from, !own.contains(use) else { return nil }
                return Arrow(from: from, to: home, name: use.name)
            }
            return Set(found).sorted { ($0.to, $0.name) < ($1.to, $1.name) }
        }
    }

    /// By name: the only file that declares it.
    private func homes(in files: [SourceFile]) -> [Declaration.Key: Int] {
        let below = files.first.map { namesBelow($0.module) } ?? []
        var homes: [Declaration.Key: Int] = [:]
        var others: Set<Declaration.Key> = []
        for (index, file) in files.enumerated() {
            for own in file.declarations where !own.isPrivate {
                let isElsewhere = homes[own.key].map { $0 != index } ?? false
                if isElsewhere || !own.isFound || own.owner != .file && below.contains(own.key) {
                    others.insert(own.key)
                }
                homes[own.key] = index
            }
        }
        return homes.filter { !others.contains($0.key) }
    }

    /// All names that the modules which this one imports declare.
    private func namesBelow(_ module: String) -> Set<Declaration.Key> {
        var modules: Set<String> = []
        var open = allowed[module] ?? []
        while let next = open.popFirst() {
            if modules.insert(next).inserted { open.formUnion(allowed[next] ?? []) }
        }
        return Set(
            files.filter { modules.contains($0.module) }.flatMap(\.declarations)
                .filter { !$0.isPrivate }.map(\.key))
    }
}

extension SourceFile {
    /// The names in the file, as calls and as values or types.
    fileprivate var uses: Set<Declaration.Key> {
        var found: Set<Declaration.Key> = []
        for (index, token) in tokens.enumerated() where token.kind == .word {
            let next = index + 1 < tokens.count ? tokens[index + 1] : token
            let isType = token.text.first?.isUppercase == true
            let isCall = next.isSign("(")
            if isCall { found.insert(.init(name: token.text, isFunction: true)) }
            if isType || !isCall && !next.isSign(":") {
                found.insert(.init(name: token.text, isFunction: false))
            }
        }
        return found
    }
}

extension Declaration {
    /// Whether its uses can be found by its name.
    fileprivate var isFound: Bool {
        if Self.common.contains(name) { return false }
        switch (kind, owner) {
        case (.type, _), (.function, .file), (.function, .extending), (.property, .extending):
            return true
        default: return false
        }
    }

    /// Names that the standard library or the language gives, too.
    private static let common: Set = [
        "init", "subscript", "description", "hash", "get", "set", "append", "remove", "insert",
        "read", "write", "rounded", "contains", "first", "last", "count", "map", "index", "with",
        "isEmpty",
    ]
}
