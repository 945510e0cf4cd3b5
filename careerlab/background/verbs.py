"""The verbs by which people tell where they worked, as one pattern with a group for each kind."""

import re

VERBS = re.compile(
    r"(?<![\w'’-])(?:"
    r"(?P<become>(?:(?:was|been|being|got)[ ])?(?:promoted|appointed|elected)(?:[ ](?:to"
    r"|as))?|becomes?|became|becoming|ris(?:e|ing)[ ]to(?:[ ]become)?|rose[ ]to(?:[ ]become)?"
    r"|(?:progress|advanc)(?:ed|ing)[ ]to|made(?![ ](?:the|a|an)\b)|(?:left|leaving"
    r"|finish(?:ed|ing)|retir(?:ed|ing))[ ]as|passed[ ]out[ ]as|made[ ]it[ ]to|qualif(?:ied"
    r"|ying)[ ]as|graduat(?:ed|ing)[ ]to)"
    r"|(?P<join>join(?:ed|ing|s)?|(?:came|come|coming|went|going|goes|moved?|moving|returned"
    r"|returning|transferred|transferring|switched)[ ](?:back[ ])?(?:to|into|over[ ]to)"
    r"|made[ ](?:the|a)[ ](?:move|switch|leap|jump|change)[ ](?:back[ ])?(?:in)?to"
    r"|(?:was[ ]|been[ ]|being[ ])?(?:taken[ ]on|hired|recruited|employed|headhunted"
    r"|poached)(?=[ ]by\b)|(?:was[ ]|been[ ])?seconded(?=[ ]to\b)|secondment(?=[ ]to\b)"
    r"|(?:got|landed|took|found|won)[ ](?:a|the|my|her|his)[ ](?:[a-z]+[ ]){0,2}(?:job|post"
    r"|position|role)(?=[ ](?:at|with|as)\b))"
    r"|(?P<work>(?:work(?:ed|s|ing)?|serv(?:ed|es|ing)|play(?:ed|s|ing)?|freelanc(?:ed|es"
    r"|ing)|volunteer(?:ed|s|ing)?|s[ai]ngs?|danc(?:ed|es)|taught|teach(?:es|ing)?|spen[dt]"
    r"|spending|stint|spell|stay(?:ed|ing)?|remain(?:ed|ing)?|act(?:ed|ing)[ ]as"
    r"|(?:start|beg[au]n|begin|commenc)(?:ed|s|ning)?(?:[ ]out)?(?:[ ](?:(?:her|his|their"
    r"|my)[ ](?:working[ ])?(?:career|life|training)|work|off))?)(?=[ ,:])|came(?=[ ]as\b)"
    r"|apprenticed(?=[ ]to\b)|employed(?=[ ]as\b)|articled(?=[ ]to\b)|trained(?=[ ]with\b))"
    r"|(?P<found>(?:co-?)?found(?:ed|ing)|set(?:ting)?[ ]up|launched|established|(?:helped[ ])?(?:to[ ])?found(?=[ ]))"
    r"|(?P<leave>left|leaving|leaves|resigned[ ]from|retired[ ]from|departed)"
    r"|(?P<do>led|leads?|leading|r[ua]n|runs|running|manag(?:ed|es?|ing)|head(?:ed|s"
    r"|ing)(?:[ ]up)?|chair(?:ed|s|ing)?|coach(?:ed|es|ing)|direct(?:ed|s|ing)|oversaw"
    r"|oversees|drove|driving|drives|sold|sells|selling|digitising|stacked|edit(?:ed|s|ing)"
    r"|advis(?:ed|es|ing)|cook(?:ed|s|ing)|flew|flies|sits[ ]on|sat[ ]on|looks[ ]after"
    r"|looked[ ]after)"
    r"|(?P<be>(?:is|was|am|has[ ]been|have[ ]been|had[ ]been|been)(?=[ ]))"
    r"|(?P<stop>stud(?:ied|ying|ies)|graduat(?:ed|ing)|qualif(?:ied|ying)|read|holds?|trained"
    r"|retrained|retired|born|married|moved|grew|finished|took|tak(?:es|ing)|earned|completed"
    r"|awarded|received|did|wrote|applied|lives?|lived|has|have|had|gained|handed|got)"
    r")(?![\w'’-])|(?P<short>(?<=\bI)['’](?:m|ve[ ]been)|(?<=\bhe)['’]s(?:[ ]been)?"
    r"|(?<=\bshe)['’]s(?:[ ]been)?)(?=[ ])",
    re.I,
)
