import Foundation

extension PlanFiles {
    /// Reads every `.yaml` file of a clinic's folder, in the order of their paths.
    ///
    /// A file that is too large or cannot be read becomes a problem and is left out; its size is
    /// looked at before it is opened.
    ///
    /// - Throws: `Problem` where the folder itself cannot be read.
    package static func folder(_ path: String) throws(Problem) -> (
        files: [File], problems: [Problem]
    ) {
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
            throw Problem(
                file: path, line: 0, column: 0, problem: "The folder cannot be read.",
                remedy: "Name a folder of plan files, with causes/ and the like inside.")
        }
        var files: [File] = []
        var problems: [Problem] = []
        let plans = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
        for name in plans.prefix(PlanFileLimits.files) {
            do throws(Problem) {
                files.append(try file(name, in: path))
            } catch {
                problems.append(error)
            }
        }
        if plans.count > PlanFileLimits.files {
            problems.append(
                Problem(
                    file: path, line: 0, column: 0,
                    problem: "The folder holds \(plans.count) plan files.",
                    remedy: "Keep \(PlanFileLimits.files) at most."))
        }
        return (files, problems)
    }

    private static func file(_ name: String, in folder: String) throws(Problem) -> File {
        let path = "\(folder)/\(name)"
        let limit = PlanFileLimits.bytes
        func refused(_ problem: String, _ remedy: String) -> Problem {
            Problem(file: path, line: 0, column: 0, problem: problem, remedy: remedy)
        }
        let values = try? URL(fileURLWithPath: path).resolvingSymlinksInPath()
            .resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
        guard values?.isRegularFile == true, let size = values?.fileSize else {
            throw refused("This is no readable file.", "Remove it, or make it readable.")
        }
        guard size <= limit else {
            throw refused(
                "The file has \(size) bytes; \(limit) are allowed.", "Split it into several files.")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw refused("The file cannot be opened.", "Make it readable.")
        }
        defer { try? handle.close() }
        // One byte more than allowed, so that a file that grows meanwhile is refused, too.
        let bytes = [UInt8]((try? handle.read(upToCount: limit + 1)) ?? Data())
        return File(path: name, bytes: bytes)
    }
}
