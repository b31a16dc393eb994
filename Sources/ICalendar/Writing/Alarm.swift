public import CivilTime

/// A reminder that shows a text before an event starts or a task is due (RFC 5545 section 3.6.6, RFC 9074).
public struct Alarm: Hashable, Sendable {
    /// How long before, in minutes; negative for a time after the start, such as one of a whole day.
    public var minutesBefore: Int
    /// What is shown.
    public var text: String
    /// By which clients know it again (RFC 9074 section 4).
    public var uid: String?
    /// When it was last shown and put away (RFC 9074 section 6).
    public var acknowledged: Moment?

    public init(
        minutesBefore: Int, text: String, uid: String? = nil, acknowledged: Moment? = nil
    ) {
        self.minutesBefore = minutesBefore
        self.text = text
        self.uid = uid
        self.acknowledged = acknowledged
    }
}
