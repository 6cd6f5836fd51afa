/** The frame of every page: header, languages, themes, home, help. */
@NullMarked
package vn.tangthu.archive.web.shell;

import org.jspecify.annotations.NullMarked;
