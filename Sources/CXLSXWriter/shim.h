#ifndef GRIEVANCE_CXLSXWRITER_SHIM_H
#define GRIEVANCE_CXLSXWRITER_SHIM_H
#include <xlsxwriter.h>
#endif
