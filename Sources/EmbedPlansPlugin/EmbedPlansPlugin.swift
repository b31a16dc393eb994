import Foundation
import PackagePlugin

/// Writes the content of `Plans/` into the target as string literals, anew when a file changes.
@main
struct EmbedPlansPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = context.package.directoryURL.appendingPathComponent("Plans")
        let output = context.pluginWorkDirectoryURL.appendingPathComponent("EmbeddedPlans.swift")
        let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
        let files = names.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
        return [
            .buildCommand(
                displayName: "Embedding Plans",
                executable: try context.tool(named: "EmbedPlans").url,
                arguments: [folder.path, output.path],
                inputFiles: files.map(folder.appendingPathComponent), outputFiles: [output])
        ]
    }
}
