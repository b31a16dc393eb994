/// Why a search for places in the diary comes to nothing.
package enum SearchRefusal: ClinicRefusal, Hashable {
    /// The diary was changed so often while places were looked for; nothing is written.
    case diaryKeepsChanging(times: Int)
    /// What a held plan needs was changed by others meanwhile.
    case changedMeanwhile

    package var kind: RefusalKind { .busy }
}
