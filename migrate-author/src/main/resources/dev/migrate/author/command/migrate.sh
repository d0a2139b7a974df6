#!/bin/sh
# Commands for the database of this project, such as `./migrate history`. Written by `migrate init`, to be kept with the sources.
# They read the sources; what needs the application builds it first, where something has changed since.
cd "$(dirname "$0")" || exit 1
work=target/migrate
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
if [ ! -s "$work/classpath" ] || [ -n "$(find pom.xml ../pom.xml -newer "$work/classpath" 2>/dev/null)" ]; then
	mkdir -p "$work" && rm -f "$work"/*.jsa "$work/directories"
	if [ -x ./mvnw ]; then maven=./mvnw; else maven=mvn; fi
	"$maven" -q -B org.apache.maven.plugins:maven-dependency-plugin:build-classpath -Dmdep.includeScope=runtime -Dmdep.outputFile="$work/classpath.new" >&2 || exit 1
	(set -f && IFS=: && for part in $(cat "$work/classpath.new"); do if [ -d "$part" ]; then echo "$part" >> "$work/directories"; fi; done)
	mv "$work/classpath.new" "$work/classpath"
fi
# The JVM keeps what it has loaded from jars, so that the next command starts in less time: one archive for commands about sources, one for others
case "${1:-help}" in
	revision | merge | history | heads | branches | show | edit | init | list-templates | help | -*) archive="$work/sources.jsa" ;;
	*) archive="$work/application.jsa" ;;
esac
if [ -s "$work/directories" ]; then keep=-Xshare:auto; elif [ -f "$archive" ]; then keep="-XX:SharedArchiveFile=$archive"; else keep="-XX:ArchiveClassesAtExit=$archive"; fi
exec "$java" -Xshare:auto "$keep" -Xlog:disable -Xlog:all=off -XX:TieredStopAtLevel=1 -XX:+UseSerialGC $MIGRATE_JAVA_OPTS \
	-cp "$(cat "$work/classpath")" dev.migrate.author.command.ProjectCommands "$@"
