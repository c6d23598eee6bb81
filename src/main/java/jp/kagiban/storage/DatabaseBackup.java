package jp.kagiban.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/** Copies a database that is a file of this process's own, while it is used. */
@Component
public class DatabaseBackup {

    private static final String COPY = "BACKUP TO ?";

    private final DataSource dataSource;
    private final DatabaseFile file;

    DatabaseBackup(DataSource dataSource, DatabaseFile file) {
        this.dataSource = dataSource;
        this.file = file;
    }

    /** False where the database is a server's, which has means of its own. */
    public boolean isPossible() {
        return file.isOurs();
    }

    /** Writes what is confirmed at this moment into a new zip, which holds the database's file alone. Nobody waits for it. */
    public void write(Path zip) {
        try (Connection connection = PlainPool.unhurried(dataSource).getConnection();
                PreparedStatement copy = connection.prepareStatement(COPY)) {
            copy.setString(1, zip.toString());
            copy.execute();
        } catch (SQLException fault) {
            throw new UncategorizedSQLException("Copying the database", COPY, fault);
        }
    }
}
