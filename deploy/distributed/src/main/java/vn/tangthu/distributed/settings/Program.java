package vn.tangthu.distributed.settings;

/** The programs that read a configuration file. */
public enum Program {
    INGEST("ingest-service"),
    SEARCH("search-service"),
    /** The owner of the database, who prepares it; no service knows his password. */
    OWNER("prepare-database");

    private final String command;

    Program(String command) {
        this.command = command;
    }

    /** The command that starts it. */
    public String command() {
        return command;
    }
}
