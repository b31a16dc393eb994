import CivilTime
package import Clinic

extension IrregularClocks: Remark {
    package var said: Advice {
        """
        The clocks of \(zone) follow no yearly rule from \(days.lowerBound) to \(days.upperBound); \
        Outlook may show some times an hour off. With \(say: [.utc: .bare]) sessions are told in UTC, \
        which all read alike.
        """
    }
}

extension BellsElsewhere: Remark {
    package var said: Advice {
        let several = areSeveral ? " Outlook keeps one bell of each entry." : ""
        let day = areOnTheDay ? " Outlook rings for exercises before their day, not on it." : ""
        return """
            Tell the patient: Google Calendar leaves the bells of a file out; they are set there, in the \
            calendar's notifications.\(several)\(day)
            """
    }
}
