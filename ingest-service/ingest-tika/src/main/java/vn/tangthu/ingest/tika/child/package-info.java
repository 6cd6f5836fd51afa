/** The program in the child process. It may crash, hang or be taken over by a file: nothing outside depends on it. */
@NullMarked
package vn.tangthu.ingest.tika.child;

import org.jspecify.annotations.NullMarked;
