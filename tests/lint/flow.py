#!/usr/bin/env python3
"""What text goes where in the C of the project, followed from call to call.

    flow.py statements|markup TABLE FILE...

`statements`: what is sent to a database is fixed text; `markup`: what is put into HTML and SVG without the escaper is
fixed text. Fixed is a literal, a cell of a constant table, what a function gives out that gives out nothing else, and a
number. A function that hands its own parameter on is looked at where it is called. All else is a finding, a line each,
unless TABLE has a row for it: file | expression | why it may be there. A row that serves nothing is a finding too.

It reads C as the project lays it (clang-format): a function begins with a line that ends its parameters, then { alone.
"""
import re
import sys
from collections import defaultdict

# Function: its arguments that must be fixed. A `...` is the rest, as a format's conversions take them.
STATEMENTS = {'postgres_run': [2], 'postgres_query': [2], 'postgres_query_of': [2], 'postgres_describe': [2],
              'postgres_copy_out': [2], 'postgres_copy_begin': [2], 'PQexec': [1], 'PQexecParams': [1], 'PQprepare': [2],
              'PQsendQuery': [1], 'PQsendQueryParams': [1], 'PQsendPrepare': [2]}
MARKUP = {'buf_text': [1], 'buf_add': [1], 'buf_byte': [1], 'buf_format': [1], 'markup_element': [1]}
WRITERS = {'buf_text': 1, 'buf_add': 1, 'buf_byte': 1, 'buf_format': 1, 'snprintf': 2, 'sprintf': 1, 'strcat': 1,
           'strcpy': 1, 'strncat': 1, 'strncpy': 1, 'memcpy': 1, 'stpcpy': 1}  # where what they put into their first stands
FORMATS = {'buf_format': 1, 'words': 1, 'snprintf': 2, 'sprintf': 1}     # where the format stands
COPIERS = {'arena_text': 1, 'strdup': 0}                                 # give out the text they are given
EMBEDDED = re.compile(r'^query_\w+$|^report_file$')                      # files built into the program

ESCAPER = 'analyser/render/markup.c'                                     # which escapes, and so puts what it is given

LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'')
TAG = re.compile(r'</[a-z!]|<(?:!doctype|[a-z][a-z0-9]*(?:[ >]|\\n|"$))|<%s>')


def blank_comments(text):
    def blank(match):
        found = match.group(0)
        return found if found[0] in '"\'' else re.sub(r'[^\n]', ' ', found)
    return re.sub(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|/\*.*?\*/|//[^\n]*', blank, text, flags=re.S)


def closing(text, start):
    """The place of what closes the bracket at `start`."""
    depth, i = 0, start
    while i < len(text):
        quoted = LITERAL.match(text, i)
        if quoted:
            i = quoted.end()
            continue
        depth += (text[i] in '([{') - (text[i] in ')]}')
        if depth == 0:
            return i
        i += 1
    return len(text) - 1


def split(text, separator):
    """Parts of the text between separators that stand in no bracket and no literal."""
    parts, depth, begin, i = [], 0, 0, 0
    while i < len(text):
        quoted = LITERAL.match(text, i)
        if quoted:
            i = quoted.end()
            continue
        depth += (text[i] in '([{') - (text[i] in ')]}')
        if depth == 0 and text[i] == separator:
            parts.append(text[begin:i])
            begin = i + 1
        i += 1
    return [part.strip() for part in parts + [text[begin:]]]


class Function:
    def __init__(self, path, name, params, body, line):
        self.path, self.name, self.body, self.line = path, name, body, line
        self.params = [re.sub(r'\[.*', '', p).split()[-1].lstrip('*') for p in split(params, ',') if p.strip() != 'void']
        self.calls = [(m.group(1), self.arguments(m.end() - 1), m.start())
                      for m in re.finditer(r'\b([A-Za-z_]\w*)\(', self.without_literals())]
        bare = self.without_literals()
        self.returns = [' '.join(body[m.end():bare.index(';', m.end())].split()) for m in re.finditer(r'\breturn\b', bare)]

    def without_literals(self):
        return LITERAL.sub(lambda m: m.group(0)[0] + ' ' * (len(m.group(0)) - 2) + m.group(0)[-1], self.body)

    def arguments(self, start):
        return [' '.join(a.split()) for a in split(self.body[start + 1:closing(self.body, start)], ',')]

    def assigned(self, name):
        """What is ever given to a variable of the function; None where it has no such variable."""
        found, text = [], self.without_literals()
        for match in re.finditer(r'(?<![\w.>])' + re.escape(name) + r'(?:\[[^]]*\])?\s*\+?=(?!=)\s*', text):
            end = match.end()
            while end < len(text) and text[end] not in ';,)}':
                end = closing(text, end) + 1 if text[end] in '([{' else end + 1
            found.append(' '.join(self.body[match.end():end].split()))
        declared = re.search(r'(?<!\bsizeof)(?<!\breturn)(?<=[\w*\]]) ?\**' + re.escape(name) + r'(?:\[[^]]*\])?\s*(?:;|,|=[^=])', text)
        return found if found or declared else None


def functions_of(path, text):
    for match in re.finditer(r'^(?!typedef|struct \w+\s*\{)[A-Za-z][^;{}#]*?\b(\w+)\(([^;{}]*?)\)\s*\n\{\n(.*?)^\}', text, flags=re.M | re.S):
        yield Function(path, match.group(1), match.group(2), match.group(3), text[:match.start(3)].count('\n') + 1)


class Project:
    def __init__(self, paths):
        self.functions, self.tables, self.macros = [], set(), {}
        self.text = {path: blank_comments(open(path, encoding='utf-8').read()) for path in paths}
        for path, text in self.text.items():
            self.functions += functions_of(path, text)
            outside = re.sub(r'^\{\n.*?^\}', '', text, flags=re.M | re.S)
            self.tables.update(re.findall(r'^(?:static |extern )?const [^;=({]*?\b(\w+)\[', outside, flags=re.M))
            self.tables.update(re.findall(r'^(?:static |extern )?const char \w+\[\] = "', outside, flags=re.M))
            self.tables.update(re.findall(r'^(?:static )?const struct \w+\s*\{[^}]*\}\s*(\w+)\[', outside, flags=re.M))
            self.tables.update(re.findall(r'^static const struct \{.*?^\} (\w+)\[', outside, flags=re.M | re.S))
            self.tables.update(re.findall(r'^(?:static |extern )?const char \*const (\w+)\[', outside, flags=re.M))
            self.macros.update(re.findall(r'^#define (\w+) +("[^\n]*)$', text, flags=re.M))
        self.by_name = defaultdict(list)
        for function in self.functions:
            self.by_name[function.name].append(function)
        self.giving = set()  # functions that give out fixed text only
        while True:
            more = {name for name, all_of in self.by_name.items() if name not in self.giving and
                    all(f.returns and all(self.is_fixed(r, f) for r in f.returns) for f in all_of)}
            if not more:
                break
            self.giving |= more

    def is_fixed(self, expression, function, seen=()):
        e = expression.strip()
        e = re.sub(r'^\((?:const )?(?:char|void|int|unsigned|size_t|double|long long|unsigned long long)\s*\**\)\s*', '', e)
        while e.startswith('(') and closing(e, 0) == len(e) - 1:
            e = e[1:-1].strip()
        if e in ('', 'NULL') or re.fullmatch(r'-?[\d.]+\w*', e):
            return True
        if not LITERAL.sub('', re.sub(r'\b[A-Z][A-Z0-9_]*\b|\bPRI\w+\b', '', e) if e[0] in '"\'' else e).strip():
            return True
        question = split(e, '?')
        if len(question) > 1:
            return all(self.is_fixed(part, function, seen) for part in split('?'.join(question[1:]), ':'))
        call = re.match(r'^(\w+)\(', e)
        if call and closing(e, call.end() - 1) == len(e) - 1:
            return self.gives_fixed(call.group(1), split(e[call.end():-1], ','), function, seen)
        if re.fullmatch(r'sizeof\b.*', e) or e in self.macros or re.fullmatch(r'[A-Z][A-Z0-9_]+', e):
            return True
        name = re.match(r'^&?(\w+)', e)
        return bool(name) and self.variable_is_fixed(name.group(1), e, function, seen)

    def gives_fixed(self, name, arguments, function, seen):
        if EMBEDDED.match(name) or name in self.giving:
            return True
        if name in COPIERS:
            return self.is_fixed(arguments[COPIERS[name]], function, seen)
        return name == 'words' and not self.unfixed_of_format(arguments, 1, function, seen)

    def variable_is_fixed(self, name, expression, function, seen):
        if name in function.params or (name, expression) in seen:
            return (name, expression) in seen
        assigned = function.assigned(name)
        if assigned is None:
            return name in self.tables and expression != name or name in self.tables and not expression.startswith('&')
        if expression not in (name, name + '.text') and not re.fullmatch(re.escape(name) + r'\[[^]]*\]', expression):
            return bool(re.search(r'static const [^;=]*\b' + name + r'\[', function.body))
        if re.search(r'static const [^;=]*\b' + name + r'\[', function.body):
            return True
        return bool(assigned) and all(self.is_fixed(a, function, seen + ((name, expression),)) for a in assigned)

    def unfixed_of_format(self, arguments, place, function, seen=()):
        """What a format takes as text and is not fixed; the format itself where it is none."""
        form = arguments[place] if place < len(arguments) else ''
        if not form.startswith('"'):
            return [] if self.is_fixed(form, function, seen) and len(arguments) == place + 1 else [form]
        rest, unfixed = arguments[place + 1:], []
        for flags, kind in re.findall(r'%([-+ #0-9.*]*)(?:hh|h|ll|l|z|j)?([a-zA-Z%])', ''.join(LITERAL.findall(form))):
            if kind == '%':
                continue
            for _ in range(flags.count('*')):
                rest = rest[1:]
            if kind == 's' and rest and not self.is_fixed(rest[0], function, seen):
                unfixed.append(rest[0])
            rest = rest[1:]
        return unfixed


class Rule:
    """Follows the arguments of its sinks, and finds what is not fixed."""

    def __init__(self, project, sinks, concerns):
        self.project, self.sinks, self.concerns = project, {k: set(v) for k, v in sinks.items()}, concerns
        self.findings, self.handed = {}, set()

    def follow(self):
        size = -1
        while size != sum(len(v) for v in self.sinks.values()):
            size = sum(len(v) for v in self.sinks.values())
            self.findings, self.handed = {}, set()
            for function in self.project.functions:
                if self.concerns(function.path):
                    self.look_at(function)
        return self.findings

    def look_at(self, function):
        for name, arguments, place in function.calls:
            for at in sorted(self.sinks.get(name, ())):
                if at >= len(arguments):
                    continue
                if FORMATS.get(name) == at:
                    for text in self.project.unfixed_of_format(arguments, at, function):
                        self.judge(function, text, place)
                else:
                    self.judge(function, arguments[at], place)

    def judge(self, function, expression, place, seen=()):
        expression = re.sub(r'^&|(\.|->)bytes$', '', expression.strip())
        question = split(expression, '?')
        if len(question) > 1:
            for part in split('?'.join(question[1:]), ':'):
                self.judge(function, part, place, seen)
        elif expression in function.params:
            self.sinks.setdefault(function.name, set()).add(function.params.index(expression))
        if len(question) > 1 or expression in seen:
            return
        pieces = self.pieces(function, expression)
        if pieces is not None:
            for piece, where in pieces:
                self.judge(function, piece, where, seen + (expression,))
        elif expression not in function.params and not self.project.is_fixed(expression, function):
            line = function.line + function.body[:place].count('\n')
            self.findings.setdefault((function.path, expression), line)

    def pieces(self, function, name):
        """What a text is put together from in this function, or in those it is handed to; None: it is not."""
        if not re.fullmatch(r'\w+', name):
            call = re.match(r'^(words|arena_text)\(', name)
            if not call or closing(name, call.end() - 1) != len(name) - 1:
                return None
            arguments = split(name[call.end():-1], ',')
            if call.group(1) == 'arena_text':
                return [(arguments[1], 0)]
            return [(text, 0) for text in self.project.unfixed_of_format(arguments, 1, function)]
        found = self.put_into(function, name)
        assigned = None if name in function.params else function.assigned(name)
        for value in assigned or []:
            if not self.project.is_fixed(value, function):
                found.append((value, function.body.find(value)))
        put_together = re.search(r'\bstruct buf ' + name + r'\b|\bchar ' + name + r'\[', function.body)
        return found if found or put_together else None

    def put_into(self, function, name):
        """What is put into a buffer here; what others put into it that it is handed to is judged at once, where it stands."""
        found = []
        for called, arguments, place in function.calls:
            at = [i for i, a in enumerate(arguments) if re.match('&?' + re.escape(name) + r'\b(?!->|\.|\[)', a)]
            if called in FORMATS and called in WRITERS and at[:1] == [0]:
                found += [(text, place) for text in self.project.unfixed_of_format(arguments, FORMATS[called], function)]
            elif called in WRITERS and at[:1] == [0]:
                found.append((arguments[WRITERS[called]], place))
            elif at and len(self.project.by_name[called]) == 1:
                self.hand_on(self.project.by_name[called][0], at[0])
        return found

    def hand_on(self, function, at):
        if at >= len(function.params) or function.path.startswith('analyser/base/') or (function, at) in self.handed:
            return
        self.handed.add((function, at))
        for piece, where in self.put_into(function, function.params[at]):
            self.judge(function, piece, where)


def writes_markup(project):
    """Files that hold tags, or know the escaper."""
    return {path for path, text in project.text.items() if path.endswith('.c') and
            (any(TAG.search(literal) for literal in LITERAL.findall(text)) or '"render/markup.h"' in text)}


def rows_of(path):
    rows = {}
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        if line.startswith('#') or not line.strip():
            continue
        parts = line.rstrip('\n').split(' | ')
        if len(parts) != 3 or not parts[2].strip():
            print(f'{path}:{number}: a row is file | expression | why')
        else:
            rows[(parts[0], parts[1])] = number
    return rows


def main():
    what, table, paths = sys.argv[1], sys.argv[2], sys.argv[3:]
    project, rows, used = Project(paths), rows_of(table), set()
    if what == 'statements':
        findings = Rule(project, STATEMENTS, lambda path: True).follow()
        says = 'is sent to the database and is no fixed text'
    else:
        markup = writes_markup(project)
        findings = Rule(project, MARKUP, lambda path: path in markup and path != ESCAPER).follow()
        for path in markup:
            if not path.startswith('analyser/render/'):
                findings[(path, 'a tag')] = 1
            for header in re.findall(r'#include "(render/\w+)\.h"', project.text[path]):
                if f'analyser/{header}.c' not in markup and header + '.h' != path.removeprefix('analyser/'):
                    findings[(path, f'"{header}.h"')] = 1
        says = 'goes into markup and not through the escaper'
    for (path, expression), line in sorted(findings.items()):
        if (path, expression) in rows:
            used.add((path, expression))
        else:
            print(f'{path}:{line}: {expression}: {says}')
    for (path, expression), number in rows.items():
        if (path, expression) not in used:
            print(f'{table}:{number}: serves nothing: {path}: {expression}')


main()
