/** Tests of the layout of files. */
package dev.assay.adapter.command.files;
