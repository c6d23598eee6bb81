package jp.kagiban.kept;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A MySQL database as statements that make it anew, one a line; the distribution of the tests has no mysqldump. */
final class MySqlDump {

    private final Connection database;

    MySqlDump(Connection database) {
        this.database = database;
    }

    List<String> lines() throws SQLException {
        List<String> lines = new ArrayList<>();
        lines.add("SET FOREIGN_KEY_CHECKS = 0");
        lines.add("ALTER DATABASE CHARACTER SET "
                + column("SELECT @@character_set_database").getFirst() + " COLLATE "
                + column("SELECT @@collation_database").getFirst());
        for (String table : column("SHOW TABLES")) {
            lines.add(definition(table));
            lines.addAll(rows(table));
        }
        return lines;
    }

    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private String definition(String table) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE `" + table + "`")) {
            row.next();
            return row.getString(2).replace('\n', ' ');
        }
    }

    private List<String> rows(String table) throws SQLException {
        List<String> inserts = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM `" + table + "`")) {
            while (row.next()) {
                inserts.add("INSERT INTO `" + table + "` VALUES " + values(row));
            }
        }
        return inserts;
    }

    private static String values(ResultSet row) throws SQLException {
        StringJoiner values = new StringJoiner(", ", "(", ")");
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(literal(row.getObject(i), row.getString(i)));
        }
        return values.toString();
    }

    private static String literal(@Nullable Object value, @Nullable String text) {
        return switch (value) {
            case null -> "NULL";
            case byte[] bytes -> "X'" + HexFormat.of().formatHex(bytes) + "'";
            case Boolean flag -> flag ? "1" : "0";
            case Number number -> number.toString();
            default -> quoted(String.valueOf(text));
        };
    }

    private static String quoted(String text) {
        return "'"
                + text.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + "'";
    }
}
