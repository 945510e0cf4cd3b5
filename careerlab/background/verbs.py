"""The verbs by which people tell where they worked, as one pattern with a group for each kind."""

import re

VERBS = re.compile(
    r"(?<![\w'’-])(?:"
    # from then on
    r"(?P<start>(?:(?:was|been|being|got)[ ])?(?:promoted|appointed)(?:[ ](?:to|as))?|elected(?:[ ]as)?|becomes?"
    r"|became|becoming"
    r"|(?:ris(?:e|ing)|rose|progress(?:ed|ing)|advanc(?:ed|ing)|stepp(?:ed|ing)[ ]up|graduat(?:ed|ing)|made[ ]it)[ ]to"
    r"(?:[ ]become)?|made(?![ ](?:the|a|an)\b)|passed[ ]out[ ]as|qualif(?:ied|ying)[ ]as|t(?:ook|aking)[ ]over[ ]as"
    r"|join(?:ed|ing|s)?|(?:came|come|coming|went|going|goes|moved?|moving|returned|returning|transferred|transferring"
    r"|switched|crossed)[ ](?:back[ ]|across[ ]|on[ ])?(?:to|into|over[ ]to)"
    r"|made[ ](?:the|a)[ ](?:move|switch|leap|jump|change)[ ](?:back[ ])?(?:in)?to"
    r"|(?:was[ ]|been[ ]|being[ ])?(?:taken[ ]on|hired|recruited|employed|headhunted|poached)(?=[ ](?:by|as)\b)"
    r"|(?:was[ ]|been[ ])?seconded(?=[ ]to\b)|secondment(?=[ ]to\b)"
    r"|(?:got|landed|took|taking|found|won|accepted)(?:[ ]up)?[ ](?:an?|the|my|her|his)[ ](?:[a-z-]+[ ]){0,2}(?:job"
    r"|post|position|role)(?:[ ]of)?(?=[ ])|(?:got|getting)[ ](?:his|her|my|a)[ ]foot[ ]in[ ]the[ ]door"
    r"|(?:start|beg[au]n|begin|commenc)(?:ed|s|ning)?(?:[ ]out)?(?:[ ](?:(?:her|his|their|my)[ ](?:working[ ])?"
    r"(?:career|life|training)|work|off))?(?=[ ,:])|came(?=[ ](?:straight[ ]from[ ]\w+[ ]|here[ ])?as\b)"
    r"|(?:was[ ])?(?:apprenticed|articled|indentured)(?=[ ])|trained(?=[ ]with\b)"
    r"|went(?=[ ](?:self-employed|freelance)\b))"
    # for some time
    r"|(?P<stay>(?:work(?:ed|s|ing)?|serv(?:ed|es|ing)|play(?:ed|s|ing)?|freelanc(?:ed|es|ing)|volunteer(?:ed|s|ing)?"
    r"|s[ai]ngs?|danc(?:ed|es)|taught|teach(?:es|ing)?|spen[dt]|spending|stint|spell|stay(?:ed|ing)?"
    r"|remain(?:ed|ing)?|act(?:ed|ing)[ ]as|practi[sc](?:ed|ing))(?=[ ,:]))"
    r"|(?P<found>(?:co-?)?found(?:ed|ing)|set(?:ting)?[ ]up|launched|established|(?:helped[ ])?(?:to[ ])?found(?=[ ]))"
    r"|(?P<leave>(?:left|leaving|leaves|resigned|retired|departed|quit)(?:[ ](?:as|from))?"
    r"|finish(?:ed|ing)[ ]as|handed[ ]in[ ](?:her|his|my|their)[ ]notice)"
    r"|(?P<do>led|leads?|leading|r[ua]n|runs|running|manag(?:ed|es?|ing)|head(?:ed|s|ing)(?:[ ]up)?|chair(?:ed|s|ing)?"
    r"|coach(?:ed|es|ing)|direct(?:ed|s|ing)|oversaw|oversees|drove|driving|drives|edit(?:ed|s|ing)|advis(?:ed|es|ing)"
    r"|cook(?:ed|s|ing)|flew|flies|sits[ ]on|sat[ ]on|looks[ ]after|looked[ ]after)"
    r"|(?P<be>(?:is|was|am|has[ ]been|have[ ]been|had[ ]been|been)(?=[ ]))"
    r"|(?P<stop>stud(?:ied|ying|ies)|graduat(?:ed|ing)|qualif(?:ied|ying)|read|trained|retrained|born|married|moved"
    r"|grew|held|holds?|took|tak(?:es|ing)|earned|completed|awarded|received|did|wrote|applied|lives?|lived|has|have|had"
    r"|gained|got|sold|sells|selling|bought|stacked|makes?|opened|closed|knows?|says?|said|wants?|wanted)"
    r")(?![\w'’-])"
    r"|(?P<short>(?<=\bI)['’](?:m|ve[ ]been)|(?<=\bhe)['’]s(?:[ ]been)?|(?<=\bshe)['’]s(?:[ ]been)?)(?=[ ])",
    re.I,
)
