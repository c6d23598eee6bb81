package jp.kagiban.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import jp.kagiban.shared.Column;

/** All rows of one tenant in all tables there are, byte for byte, read past the portal. */
public final class TenantRows {

    private TenantRows() {}

    /** The rows by table, each table's in a fixed order. */
    public static Map<String, List<String>> of(UUID tenant) {
        try (Connection connection = ChosenDatabase.connect()) {
            Map<String, List<String>> rows = new TreeMap<>();
            for (String table : tables(connection)) {
                rows.put(table, rows(connection, table, tenant));
            }
            return rows;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet columns =
                connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
            while (columns.next()) {
                if (columns.getString("COLUMN_NAME").equalsIgnoreCase("tenant_id")) {
                    tables.add(columns.getString("TABLE_NAME"));
                }
            }
        }
        return tables;
    }

    private static List<String> rows(Connection connection, String table, UUID tenant) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM " + table + " WHERE tenant_id = ?")) {
            query.setBytes(1, Column.of(tenant));
            List<String> rows = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(line(row));
                }
            }
            return rows.stream().sorted().toList();
        }
    }

    private static String line(ResultSet row) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            byte[] bytes = isBinary(row, i) ? row.getBytes(i) : null;
            cells.add(
                    bytes == null
                            ? String.valueOf(row.getString(i))
                            : HexFormat.of().formatHex(bytes));
        }
        return String.join("|", cells);
    }

    private static boolean isBinary(ResultSet row, int column) throws SQLException {
        return row.getMetaData().getColumnClassName(column).contains("byte")
                || row.getMetaData().getColumnClassName(column).equals("[B")
                || row.getMetaData().getColumnTypeName(column).contains("B");
    }
}
