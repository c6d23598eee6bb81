package jp.kagiban.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk for H2, at {@code jdbc:h2:fulldisk:PATH}, that is full when the test says so. One for each JVM: H2 keeps it by
 * its name.
 */
public final class FullDisk extends FilePathWrapper {

    static final String SCHEME = "fulldisk";

    private static final AtomicBoolean FULL = new AtomicBoolean();

    static void mount() {
        FULL.set(false);
        FilePath.register(new FullDisk());
    }

    static void fill() {
        FULL.set(true);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new File(super.open(mode));
    }

    private static final class File extends FileBase {

        private final FileChannel file;

        private File(FileChannel file) {
            this.file = file;
        }

        private static void demandRoom() throws IOException {
            if (FULL.get()) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            demandRoom();
            return file.write(from, position);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            demandRoom();
            return file.write(from);
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return file.read(to);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long to) throws IOException {
            return file.position(to);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long to) throws IOException {
            return file.truncate(to);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
