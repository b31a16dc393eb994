import Foundation
import PackagePlugin

/// Runs EmbedPlans when a file of `Plans/` has changed.
@main
struct EmbedPlansPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = context.package.directoryURL.appendingPathComponent("Plans")
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".yaml") }.sorted()
        let output = context.pluginWorkDirectoryURL.appendingPathComponent("BuiltInPlans.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(names.count) plan files",
                executable: try context.tool(named: "EmbedPlans").url,
                arguments: [output.path, folder.path] + names,
                inputFiles: names.map { folder.appendingPathComponent($0) },
                outputFiles: [output])
        ]
    }
}
