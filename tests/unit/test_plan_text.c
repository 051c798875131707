#include "unit/unit.h"

#include "base/day.h"
#include "core/definitions/codes.h"
#include "core/text/plan_text.h"
#include "render/report_files.h"
#include "unit/memory.h"
int main(int argc, char **argv){ struct arena a; memory_init(&a); struct plan_text t; struct err e={0};
 if(!plan_text_new(&t, report_file("plan-vocabulary.txt"), &a, &e)){printf("%s\n",e.text);return 1;}
 printf("%zu phrases %u words %u states bits %u %u\n", t.vocabulary.count, t.matcher.word_count, t.matcher.state_count, t.matcher.word_bits, t.matcher.step_bits);
 if(argc<2) return 0;
 struct plan_text_section s[1]; static char buf[1<<20]; size_t n=fread(buf,1,sizeof buf,stdin);
 int sec=0; while(strcmp(plan_section_names[sec],argv[1])) sec++;
 s[0]=(struct plan_text_section){sec,buf,n};
 struct plan_text_context c={.birth=day_of(2014,3,1),.version_date=day_of(2025,1,10),.as_of=day_of(2025,6,1),.sex=1};
 struct plan_text_result r; plan_text_check(&t,s,1,&c,&r);
 for(int i=0;i<PLAN_CHECKS;i++) if(r.looked_at&check_bit(i)) printf("%s %s\n", plan_check_of(i).id, r.found&check_bit(i)?"FOUND":"-");
 for(int i=0;i<4;i++) if(r.provision[i].lines) printf("lines %d type %d hours %d freq %d who %d exp %d vague %d enf %d\n",r.provision[i].lines,r.provision[i].type,r.provision[i].hours,r.provision[i].frequency,r.provision[i].who,r.provision[i].expertise,r.provision[i].vague,r.provision[i].enforceable);
}
