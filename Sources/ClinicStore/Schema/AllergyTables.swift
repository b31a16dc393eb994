extension Schema {
    /// What somebody does not bear: the substance as it is known, as it was said, and what happened.
    static let allergyTables = """
        CREATE TABLE patientAllergy (
          id        INTEGER PRIMARY KEY AUTOINCREMENT,
          patient   INTEGER NOT NULL REFERENCES patient (id),
          substance TEXT NOT NULL CHECK (substance <> ''),
          said      TEXT NOT NULL CHECK (said <> ''),
          reaction  TEXT,  -- as told; NULL where nobody said
          UNIQUE (patient, substance)
        ) STRICT;
        """
}
