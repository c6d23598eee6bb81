package jp.kagiban.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import jp.kagiban.shared.StartRefused;

/** {@code --port N [--data-dir DIR]}, with a blank or an equals sign between. */
record SandboxArguments(String port, String dataDir) {

    static final SandboxArguments NONE = new SandboxArguments("8081", "./data-sandbox-rms");

    private static final String USAGE = "Start it with: sandbox --port N [--data-dir DIR]";

    /** @throws StartRefused for what it does not know */
    static SandboxArguments parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>();
        for (String argument : arguments) {
            rest.addAll(List.of(argument.split("=", 2)));
        }
        SandboxArguments read = NONE;
        while (!rest.isEmpty()) {
            String name = rest.pop();
            if (rest.isEmpty()) {
                throw new StartRefused("The sandbox does not know what to do with '" + name + "'.", USAGE);
            }
            read = read.with(name, rest.pop());
        }
        return read;
    }

    private SandboxArguments with(String name, String value) {
        return switch (name) {
            case "--port" -> new SandboxArguments(portNumber(value), dataDir);
            case "--data-dir" -> new SandboxArguments(port, value);
            default -> throw new StartRefused("The sandbox does not know the option '" + name + "'.", USAGE);
        };
    }

    private static String portNumber(String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new StartRefused("'" + value + "' is no port.", USAGE);
        }
        return value;
    }

    /** The portal's own data source is switched off by naming one that nobody opens. */
    String[] asProperties() {
        return new String[] {
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--kagiban.data-dir=" + dataDir,
            "--spring.datasource.url=none"
        };
    }
}
