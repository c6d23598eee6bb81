package jp.kagiban.journey;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a portal that does not run has in its database. */
record StoredData(Path folder) {

    /** With an envelope of its own; the numbers as often as they are there. */
    private static final String ORDERS = "SELECT o.order_number FROM shop_order o JOIN sealed_secret s"
            + " ON s.tenant_id = o.tenant_id AND s.subject_id = o.id AND s.revision = o.revision AND s.field = 3";

    /** Whose secrets are sealed, both of them. */
    private static final String KEYS =
            "SELECT g.state FROM key_generation g WHERE (SELECT COUNT(*) FROM sealed_secret s"
                    + " WHERE s.tenant_id = g.tenant_id AND s.subject_id = g.shop_id AND s.revision = g.revision"
                    + " AND s.field IN (1, 2)) = 2 ORDER BY g.serial_no";

    List<String> orderNumbers() throws SQLException {
        return column(ORDERS);
    }

    long rows() throws SQLException {
        return count("shop_order");
    }

    long envelopesOfOrders() throws SQLException {
        return count("sealed_secret WHERE field = 3");
    }

    /** The states of the keys, in the order in which they were entered. */
    List<String> keys() throws SQLException {
        return column(KEYS);
    }

    private long count(String of) throws SQLException {
        return Long.parseLong(column("SELECT COUNT(*) FROM " + of).getFirst());
    }

    private List<String> column(String sql) throws SQLException {
        String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("kagiban") + ";MODE=MySQL;IFEXISTS=TRUE";
        List<String> values = new ArrayList<>();
        try (Connection database = DriverManager.getConnection(url, "", "");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
